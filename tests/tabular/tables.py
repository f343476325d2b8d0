"""Tables made up for the tests."""

from __future__ import annotations

from verify.tabular import Table, read_table

TOWNS = read_table(
    """\
Town,County,Population,Founded,Area (km2)
Alder,North,"12,400",1820,31.5
Birch,North,"8,150",1875,22.0
Cedar,South,"23,900",1790,48.2
Dogwood,South,"5,020",1902,17.9
Elm,West,"15,600",1851,40.1
Fir,North,"9,730",1866,25.4
""",
    title="towns of the valley",
)

MATCHES = read_table(
    """\
Date,Home team,Away team,Score,Venue,Attendance
March 3,Rovers,Harbour,2 - 1,Quay Park,4120
March 10,Athletic,Rovers,0 - 0,Mill Lane,3875
March 17,Harbour,Athletic,3 - 2,Quay Park,5230
April 2,Rovers,Athletic,1 - 4,Old Ground,2960
April 9,Harbour,Rovers,2 - 0,Quay Park,4710
April 16,Athletic,Harbour,1 - 1,Mill Lane,3340
""",
    title="2031 coastal league season",
)

MEDALS = read_table(
    """\
Rank#Nation#Gold#Silver#Bronze#Total
1#Ruritania#9#4#6#19
2#Elbonia#7#8#3#18
3#Freedonia#4#2#9#15
4#Sylvania#2#2#1#5
5#Latveria#0#1#4#5
Total#Total#22#17#23#62
""",
    title="sailing at the 2030 island games",
)

DRAFT = read_table(
    """\
Pick#Player#Position#Nationality#Team
12#Anders Holm#centre#Norway#Bears
13#Tom Baker#right wing#Canada#Kings
14#Luc Moreau#centre#Canada#Bears
15#Jan Novak#goaltender#Slovakia#Stars
16#Erik Lund#left wing#Norway#Kings
17#Pat Doyle#right wing#Canada#Bears
""",
    title="2019 northern draft",
)

GAMES = read_table(
    """\
Game#Date#Team#Score#High points#Record
21#December 2#Comets#w 98 - 91#Ray Stone (27)#12 - 9
22#December 4#Owls#l 88 - 102#Ray Stone (31)#12 - 10
23#December 9#Giants#w 110 - 95#Al Reed (24)#13 - 10
24#December 13#Comets#w 101 - 99#Al Reed (22)#14 - 10
25#December 20#Owls#l 79 - 84#Ray Stone (18)#14 - 11
""",
    title="2012 - 13 lions season",
)

TABLES: dict[str, Table] = {
    "towns": TOWNS, "matches": MATCHES, "medals": MEDALS, "draft": DRAFT, "games": GAMES,
}  # fmt: skip
