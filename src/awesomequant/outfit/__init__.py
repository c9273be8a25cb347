"""What a list's repository has besides its records: workflows, forms, settings of editors, hooks."""
