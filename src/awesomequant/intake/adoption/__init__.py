"""A list that exists, taken over: its page, its outline and settings, its words accounted for."""
