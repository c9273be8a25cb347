"""What a list's repository has besides records: workflows, forms, editors' settings, hooks."""
