"""A title as BibTeX holds it: what must keep its capitals stands in braces."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from awesomequant.language.math import pieces
from awesomequant.language.tex.writer import escaped, formula
from awesomequant.text import one_line

# A word with the marks around it, which stay outside the braces: {GPTQ}:, ({LLM}s).
_WORD = re.compile(r"^(\W*+)(.*\w|)(\W*)$", re.DOTALL)
# What stands between the parts of a word: {Q-BERT}, but {BERT}-Based.
_HYPHEN = re.compile(r"([-‐‑–/])")
_PART = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONG = 4  # shorter words, "for" and "the", begin small in any case
_STOPS = tuple(":,.?!")
_ENDS = frozenset(":.?!–—")  # behind which a word begins
# What a title in capitals leaves small though it is long.
_SMALL = frozenset(
    """
    about above across after against along among amid around before behind below beneath beside
    between beyond despite down during except from inside into like near onto over since than that
    through throughout till toward towards under underneath unless until upon using versus when
    where which while with within without
    """.split()
)

# What only says more of the name before it and is no part of it: {FPGA}-Based, but {XNOR-Net}.
_SAYS_MORE = re.compile(
    r"[A-Z]\w+(?:ed|ing|ive|ent|able)|Aware|Free|Friendly|Level|Like|Only|Scale|Specific|Style|Wise"
)

# Names that titles have, as their bearers, places and languages write them.  Of 5,689 titles of
# machine learning and physics, 85 words stood with a capital in one that has none otherwise, and
# small nowhere: names all, but for acronyms and mistakes.  Here are those, and others of the
# sciences, that are no word of English besides: "Green", "Young", "Bell", "Polish" are left out,
# for a brace too many keeps a capital where the style wants none.
_NAMES = frozenset(
    """
    abel abelian adam alzheimer american ampère arabic aristotle asia asian auger australia
    banach bayes bayesian bellman berlin bernoulli bernstein besov bessel bhattacharyya
    boltzmann bonferroni boole boolean bose bragg bregman britain british brownian byzantine
    calabi canada cantor carlo cartesian cauchy cayley chebyshev cherenkov china chinese
    cholesky christoffel coulomb cramér darwin darwinian dirac dirichlet donaldson doppler
    drell dyson einstein english erdős euclid euclidean euler europe european fermi feynman
    fibonacci fisher fourier france french frobenius fréchet fubini gabor galerkin galilean
    galois gauss gaussian gaussians german germany gibbs grassmann grassmannian greek gumbel
    gödel hadamard hamilton hamiltonian hamiltonians hamming hartree hausdorff hawkes hebbian
    hebrew heisenberg helmholtz hermite hermitian hessian hessians higgs hilbert hindi hopfield
    huffman india indian ising italian italy jaccard jacobi jacobian jacobians japan japanese
    jensen kalman kamiokande karhunen keplerian kohn kolmogorov koopman korea korean kronecker
    krylov kubernetes kullback lagrange lagrangian lagrangians langevin laplace laplacian
    laplacians latin lebesgue legendre leibler leibniz levenberg levenshtein linux lipschitz
    lorentz lorentzian lund lyapunov mahalanobis mandarin markov markovian marquardt mellin
    mercer minkowski monte moore nash nesterov neumann newton newtonian nyquist nyström okubo
    parisi parkinson parseval pearson persian petri petrov poincaré poisson polyak pontryagin
    portuguese python rademacher radon raman randall rayleigh riccati riemann riemannian runge
    russia russian rényi sanskrit schmidt schrödinger schur schwinger shannon shapley sharpe
    sinkhorn skyrme sobolev spanish spearman stiefel sundrum swahili taylor tikhonov toeplitz
    turing turkish vandermonde vapnik vietnamese viterbi voronoi wasserstein welch weyl wiener
    wigner wikipedia wilcoxon wilson yukawa zipf
    """.split()
)


def title(text: str) -> str:
    """Return a title as TeX, with what must keep its capitals in braces.

    Styles of bibliographies set titles in lower case.  Acronyms, single letters, names and formulas
    are kept from that; in a title that is itself in sentence case, so is every word with a
    capital, since it is a name.
    """
    line = one_line(text)
    keeps_names = _is_sentence(line.split()[1:])
    out: list[str] = []
    begins = True
    for piece in pieces(line):
        if piece.is_math:
            source = formula(piece.text)
            out.append(f"{{{source}}}" if source.startswith("$") else source)
            begins = False
            continue
        words = []
        for word in piece.text.split(" "):
            words.append(_protected(word, keeps_names and not begins))
            if word:
                begins = word[-1] in _ENDS
        out.append(" ".join(words))
    return "".join(out)


def _is_sentence(words: Sequence[str]) -> bool:
    """Return whether words that follow the first of a title are those of a sentence."""
    telling = [
        word[0] for word in words if len(word) >= _LONG and word[0].isalpha() and word not in _SMALL
    ]
    # As many are small: "On the hardness of the Riemann hypothesis for Markov chains in Paris".
    return bool(telling) and 2 * len([one for one in telling if one.isupper()]) <= len(telling)


# The words of titles repeat: 22,867 of our list are 5,163, and each took 5 µs.
@lru_cache(maxsize=1 << 15)
def _protected(word: str, are_names: bool) -> str:  # noqa: FBT001 -- a key of the cache
    """Return one word as TeX, in braces where a capital in it must stay one."""
    end = word[-1] if word[-1:] in _STOPS else ""
    name = word.removesuffix(end)
    if name.isalpha() and name.isascii() and len(name) > 1:  # eight of ten: no mark, no hyphen
        return f"{{{name}}}{end}" if _stays(name, is_name=are_names) else word
    found = _WORD.match(word)
    opening, core, closing = found.groups() if found else ("", word, "")
    parts = _HYPHEN.split(core)  # the parts, with what joins them at the odd places
    kept = [
        not index % 2 and len(core) > 1 and _stays(part, is_name=are_names)
        for index, part in enumerate(parts)
    ]
    if (are_names and core[:1].isupper()) or (core != "A" and _is_letter(core)):
        kept[0] = True
    # The hyphen between two that stay is held with them, and the rest of a name: {Q-BERT}, {GPT-4}.
    for index in range(1, len(parts) - 1, 2):
        if kept[index - 1] and (kept[index + 1] or not _SAYS_MORE.fullmatch(parts[index + 1])):
            kept[index] = kept[index + 1] = True
    if not any(kept):
        return escaped(word)
    # Written run by run, for what stands beside each other is written otherwise than alone: ``--``.
    runs = groupby(zip(parts, kept, strict=True), key=itemgetter(1))
    text = [("".join(part for part, _ in run), stays) for stays, run in runs]
    held = "".join(f"{{{escaped(one)}}}" if stays else escaped(one) for one, stays in text)
    return f"{escaped(opening)}{held}{escaped(closing)}"


def _stays(part: str, *, is_name: bool) -> bool:
    """Return whether a part of a word must keep a capital: an acronym, a letter, or a name."""
    if part.islower():
        return False
    if part.isalpha() and part.isascii() and len(part) > 1:
        return is_name or not part[1:].islower() or part.lower() in _NAMES
    # A word with a capital not only in front (BERT, GhostNet, 3D), or with one and a digit (W8).
    is_acronym = any(
        any(map(str.isupper, run[1:])) or (run[:1].isupper() and any(map(str.isdecimal, run[1:])))
        for run in _PART.findall(part)
    )
    bare = _POSSESSIVE.sub("", part)
    is_known = bare[:1].isupper() and bare.lower() in _NAMES
    return is_acronym or is_known or _is_letter(bare) or (is_name and part[:1].isupper())


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isupper()
