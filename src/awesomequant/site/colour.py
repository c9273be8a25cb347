"""The list's accent colour as a style sheet: one colour, and every text on it and in it readable.

Contrast is that of WCAG 2.2: 4.5 for text (1.4.3), 3 for what is drawn (1.4.11).
"""

from collections.abc import Mapping

Rgb = tuple[int, int, int]

WHITE: Rgb = (255, 255, 255)
BLACK: Rgb = (0, 0, 0)
# The pages' own grounds: white, and the soft ground of boxes in the dark, which is the lighter one.
LIGHT, DARK = WHITE, (0x1D, 0x27, 0x33)
# A little above 4.5: links stand on the soft ground of boxes too.
_TEXT, _DRAWN = 5.0, 3.0
_STEP = 0.02


def style(accent: str) -> str:
    """Return the style sheet of an accent such as ``#7a1f5c``: header, buttons, links, charts."""
    digits = accent.removeprefix("#")
    wide = digits if len(digits) > 3 else "".join(digit * 2 for digit in digits)  # noqa: PLR2004 -- #abc
    red, green, blue = bytes.fromhex(wide)
    colour = (red, green, blue)
    header = readable(colour, WHITE, _TEXT)
    link = readable(colour, LIGHT, _TEXT)
    bright = readable(colour, DARK, _TEXT)
    marked = readable(readable(colour, LIGHT, _DRAWN), DARK, _DRAWN)
    charts = {"--aq-marked": marked, "--aq-bar": mixed(marked, WHITE, 0.5), "--aq-point": marked}
    shades = {
        "--md-primary-fg-color--light": mixed(header, WHITE, 0.2),
        "--md-primary-fg-color--dark": mixed(header, BLACK, 0.3),
        "--aq-edge-of-button": mixed(header, WHITE, 0.4),
    }
    light = {"--md-primary-fg-color": header, "--aq-button": header, **shades}
    dark = {"--md-primary-fg-color": mixed(header, BLACK, 0.4), "--aq-button": header, **shades}
    return _block(
        "default", {**light, "--md-typeset-a-color": link, "--md-accent-fg-color": link, **charts}
    ) + _block(
        "slate", {**dark, "--md-typeset-a-color": bright, "--md-accent-fg-color": bright, **charts}
    )


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Rgb, ground: Rgb, least: float) -> Rgb:
    """Return the colour, moved away from the ground only as far as the contrast wants it."""
    end = BLACK if contrast(ground, BLACK) > contrast(ground, WHITE) else WHITE
    share = 0.0
    while contrast(found := mixed(colour, end, share), ground) < least:
        share += _STEP
    return found


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """Return a colour with a share of another, from 0 to 1."""
    share = min(share, 1.0)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- sRGB
        for part in (value / 255 for value in colour)
    ]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _block(scheme: str, values: Mapping[str, Rgb]) -> str:
    lines = (f"  {name}: #{bytes(value).hex()};\n" for name, value in values.items())
    # It has to weigh more than what our own style and the theme say of whichever palette is chosen;
    # where mkdocs.yml names none, the body has no scheme and is light.  So is paper, where a reader
    # chose the dark: that is for screens alone, with the theme as well.
    schemes = (":not([data-md-color-scheme])", '[data-md-color-scheme="slate"]')
    plain = "".join(f":root body{one}, " for one in schemes) if scheme == "default" else ""
    block = f'{plain}:root body[data-md-color-scheme="{scheme}"] {{\n{"".join(lines)}}}\n'
    return block if scheme == "default" else f"@media screen {{\n{block}}}\n"
