"""English function words (stop words). They only count in phrases, or if a query has no other words."""

from __future__ import annotations

# Forms that are also nouns (hell, shell, shed, ill, id, us) are left out on purpose.
_LIST = """
a an the this that these those
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
we our ours ourselves they them their theirs themselves one ones
am is are was were be been being do does did doing done has have had having
will would shall should can could may might must ought cannot
isnt arent wasnt werent dont doesnt didnt havent hasnt hadnt wont wouldnt shant shouldnt cant couldnt mightnt mustnt
im youre hes shes theyre ive youve weve theyve youll theyll youd hed theyd thats
and or but nor if then else than so because while although though unless until as since whether yet
of at by for with about against between into through during before after above below to from up down in out on off
over under within without upon among across per via
again further once here there when where why how what which who whom whose
all any both each few more most other others another some such no not only own same too very just also even still
much many every either neither ever
"""

FUNCTION_WORDS = frozenset(_LIST.split())
