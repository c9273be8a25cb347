"""What is known of scholarly works: identifiers, people, titles, venues, kinds, identity."""
