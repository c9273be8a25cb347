"""Places: countries, states and towns where conferences meet, to tell a place from a topic.

"…on Machine Learning, Stockholm, Sweden" names a place, "…on Machine Learning, Optimization" goes
on with the name.  Where no year has been named before it, a part behind a comma counts as a place
only if one of these ends it: a town that is missing here costs an unknown venue, never a wrong one.
"""

from typing import Final

PLACES: Final = frozenset(
    """
argentina australia austria bangladesh belgium bolivia brazil bulgaria cameroon canada chile china
colombia croatia cuba cyprus czechia czech denmark ecuador egypt england estonia ethiopia finland
france georgia germany ghana greece hungary iceland india indonesia iran iraq ireland israel italy
japan jordan kazakhstan kenya korea kuwait latvia lebanon lithuania luxembourg macau macao malaysia
malta mexico monaco morocco nepal netherlands nigeria norway oman pakistan panama peru philippines
poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia
spain sweden switzerland taiwan tanzania thailand tunisia turkey türkiye turkiye uae uganda ukraine
uruguay uzbekistan venezuela vietnam viet wales zealand africa arabia rico kong emirates usa u.s.a
us uk u.s u.k republic states kingdom rep prc roc lanka

alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
mississippi missouri montana nebraska nevada hampshire jersey carolina dakota ohio oklahoma oregon
pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec
alberta columbia manitoba catalonia bavaria ca ny wa tx ma fl ga il pa az co nv ut la hi nj md nc mn
oh mi tn dc bc qc ab

amsterdam athens atlanta austin bangalore bangkok barcelona basel beijing berlin boston brighton
brussels budapest chicago copenhagen dallas denver dubai dublin edinburgh florence geneva glasgow
haifa hamburg hangzhou helsinki honolulu istanbul kyoto lausanne lille lisbon london lyon madrid
marseille melbourne miami milan montreal montréal moscow munich nagoya nanjing nashville nice
orlando osaka oslo paris philadelphia phoenix pittsburgh portland prague rome salzburg seattle seoul
seville shanghai shenzhen stockholm sydney tokyo toronto toulon tübingen turin utrecht valencia
vancouver venice vienna warsaw zurich zürich abu dhabi angeles diego francisco jose orleans vegas
delhi beach
""".split()  # noqa: SIM905 -- two hundred quoted words are not read
)
