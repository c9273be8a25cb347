"""Add a paper: what its address tells, what services say of it, and the record they make."""
