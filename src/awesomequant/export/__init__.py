"""What leaves the house about papers: a citation each, written in many formats."""
