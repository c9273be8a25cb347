"""What lists say of a paper in a line, in the words of the list's language."""

from awesomequant.library.author import SHOWN_AUTHORS
from awesomequant.library.messages import Messages
from awesomequant.library.paper import Paper
from awesomequant.text import stopped


class Telling:
    """Tells of papers in the words of ``messages``."""

    messages: Messages

    def where(self, paper: Paper) -> str:
        """Venue and year of a paper as lists show them; what is not known is said."""
        if paper.venue and paper.year:
            return f"{paper.venue} {paper.year}"
        say = self.messages.say
        if paper.venue:
            return say("{venue}, year unknown", venue=paper.venue)
        if paper.year:
            return say("{year}, venue unknown", year=paper.year)
        return say("venue and year unknown")

    def byline(self, paper: Paper, most: int = SHOWN_AUTHORS) -> str:
        """Return the authors as a row of the site has them: the first, and how many more."""
        shown, more = ", ".join(paper.names[:most]), len(paper.names) - most
        if paper.others:  # nobody knows how many they are
            return f"{shown} et al."
        if more > 0:
            return self.messages.say("{names} and {count} more", names=shown, count=more)
        return shown

    def stopped_byline(self, paper: Paper) -> str:
        """Return the authors with a full stop behind them, one where they end in "et al."."""
        return stopped(self.byline(paper))
