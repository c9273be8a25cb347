"""Acronyms by which whole fields know their conferences and journals.

They only settle what a text alone cannot: whether a heading "ICML" or a code span `ICML` says where
works stood, or what they are about, as "GAN" does.  A list's own venues come from its data.  The
names are those of the calls for papers and title pages; nothing else is known of them here.
"""

from awesomequant.text import fold

_KNOWN = frozenset(
    """
    icml neurips nips iclr aistats uai colt aaai ijcai ecai colm tmlr jmlr mlj ijcnn icann
    esann acml ecml ecmlpkdd pkdd automl conll mlsys sysml corl l4dc learningtheory alt pgm
    icaps aamas gecco
    cvpr iccv eccv wacv accv bmvc cvprw iccvw eccvw 3dv icip icpr tpami ijcv cviu siggraph
    siggraphasia eurographics tog tvcg cgf acmmm mm icme icmr mmsp pcs tip tmm tcsvt miccai
    isbi ipmi media tmi midl
    acl emnlp naacl eacl aacl coling lrec tacl cl conll findings wmt semeval interspeech
    icassp asru slt taslp sigir cikm wsdm kdd www thewebconf ecir recsys tois tkde sdm icdm
    pakdd
    isca micro hpca asplos dac date iccad aspdac fpga fccm fpl islped isscc vlsi cicc jssc
    tcas tcad tc tpds sc ppopp ics ipdps hpdc eurosys osdi sosp nsdi atc usenixatc fast
    hotos mobicom mobisys sensys sigcomm infocom imc sigmod vldb pvldb icde edbt cidr ccs
    ndss sp usenixsecurity pets pldi popl oopsla icse fse esecfse ase issta
    icra iros rss ral tro chi uist cscw iui stoc focs soda itcs isit tit icalp esa nature
    science pnas cell nejm jama plos elife prl prx apj mnras arxiv corr biorxiv medrxiv
    chemrxiv ssrn
    """.split()  # noqa: SIM905 -- two hundred quoted words are not read
)


def is_well_known(text: str) -> bool:
    """Return whether a text is the acronym of a venue that its whole field knows.

    A workshop or the Findings of one count with it: "ICML Workshop", "Findings of ACL".
    """
    words = [word for word in fold(text).replace("-", " ").split() if word not in _BESIDE]
    return bool(words) and len(words) <= 2 and "".join(words).rstrip("'’") in _KNOWN  # noqa: PLR2004


_BESIDE = frozenset(
    ("workshop", "workshops", "findings", "of", "the", "industry", "track", "acm", "ieee")
)
