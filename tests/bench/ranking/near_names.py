"""Other names that differ from those of fixtures/people.py by a letter or two, as people bear them.

Whoever lists accounts by a name gets these too: they are nobody's imitation.
"""

from dataclasses import replace

from fixtures.chance import Draw, pick
from fixtures.people import Name

_GIVEN = {
    "Camille": "Camilla Camilo", "Élodie": "Mélodie Elodia", "Maëlle": "Maëllys Maël Gaëlle",
    "Jules": "Julie Julien", "Anaïs": "Ana Annaïck", "Théo": "Léo Théa Matthéo",
    "Inès": "Agnès Inaya", "Gaël": "Gaëlle Maël", "Noémie": "Noé Naomie", "Bastien": "Bastian",
    "Clémence": "Clément Clémentine", "Loïc": "Loïs Lucas", "Margaux": "Margaret Margarita",
    "Maya": "Mia Maja Mayra", "Oliver": "Olivier Olivia", "Ruby": "Rudy Robyn",
    "Callum": "Colum Malcolm",
    "Harriet": "Harriett Harry", "Jamal": "Jamila Kamal", "Poppy": "Polly", "Declan": "Dylan",
    "Imogen": "Imogene", "Marcus": "Marcos Marc", "Tessa": "Tess Teresa", "Rowan": "Ronan Roman",
    "Lucía": "Luciana Lucio", "Mateo": "Matea Mathis", "Ximena": "Jimena Ximen",
    "Álvaro": "Álvara Alvarez", "Rocío": "Rosío", "Iñaki": "Iñigo", "Noelia": "Noelle Nelia",
    "Joaquín": "Joaquina", "Pilar": "Pila", "Gonzalo": "Gonzala", "Marisol": "Maris",
    "João": "Joana", "Beatriz": "Beatrice", "Tiago": "Thiago Diago", "Lara": "Lana Laura Clara",
    "Duarte": "Eduarte", "Lena": "Lina Leni Elena", "Jürgen": "Jörgen", "Frieda": "Frida Friedel",
    "Björn": "Bjarne", "Annika": "Annike Monika", "Matthias": "Mathis Matthis", "Käthe": "Käthi",
    "Chiara": "Clara Chiarina", "Niccolò": "Nicola", "Giada": "Gioia Jada",
    "Lorenzo": "Lorenza Renzo", "Fiorenza": "Fiorenzo", "Ettore": "Ettora", "Zofia": "Zosia Sofia",
    "Łukasz": "Łukas", "Małgorzata": "Margorzata", "Paweł": "Pavel Gaweł", "Elif": "Elifnur Elia",
    "Agnieszka": "Agnesa", "Zeynep": "Zeyneb", "Emre": "Emra Emrah", "Femke": "Femme Renske",
    "Joost": "Joos Just", "Sanne": "Sanna Susanne", "Maarten": "Marten Martin", "Lotte": "Lotta",
    "Awa": "Ava Hawa Eva", "Ousmane": "Ousman", "Fatoumata": "Fatima", "Cheikh": "Cheikhou",
    "Mariama": "Mariana Marianne", "Polina": "Paulina", "Artyom": "Artur", "Kseniya": "Evgeniya",
    "Eleni": "Elena Helena", "Giorgos": "Giorgio", "Dafni": "Dafne", "Layla": "Lina Lena Kayla",
    "Youssef": "Youssra", "Nour": "Noura Noha", "Salma": "Selma Salwa", "Aarti": "Aarya Bharti",
    "Rohan": "Rohit Ronan", "Meera": "Meena Mira", "Noa": "Noah Noya Lea", "Eitan": "Ethan Eidan",
}  # fmt: skip
_FAMILY = {
    "Lorrain": "Lorain Lorraine", "Delcourt": "Delacourt Decourt", "Fauvel": "Fauvet Fauvelle",
    "Jolivet": "Olivet Joliet", "Marchal": "Maréchal Marchand", "Rouvière": "Rivière Bouvière",
    "Pélissier": "Pellissier Pélisson", "Thévenot": "Thévenet Thévenin", "Kerbrat": "Kerbrac",
    "Ashdown": "Ashton", "Birchall": "Burchall Birchell", "Cartwright": "Wainwright Cartright",
    "Dunmore": "Dunmire Dinsmore", "Ellery": "Hillery Ellory", "Fenwick": "Renwick Fenwicke",
    "Hargreave": "Hargreaves Hardgrave", "Kingsnorth": "Kingsworth", "Larkin": "Harkin Larkins",
    "Pemberton": "Pembleton", "Winslade": "Winslow Winslet", "Arizmendi": "Arismendi",
    "Bustamante": "Bustamente", "Cifuentes": "Fuentes", "Echevarría": "Echeverría Chavarría",
    "Galdeano": "Galeano", "Montesinos": "Montesino Montes", "Oyarzun": "Oyarzabal",
    "Quintanilla": "Quintana", "Zubiría": "Zubiri", "Amoreira": "Moreira Amoreiras",
    "Brandão": "Brandt Barandão", "Guimarães": "Magalhães", "Sequeira": "Siqueira Cerqueira",
    "Althoff": "Althaus Altdorf", "Brömmel": "Hömmel Brömmer", "Grünwald": "Grünfeld Grünwalder",
    "Weißhaupt": "Weißkopf", "Bellandi": "Orlandi Bellanti", "Montefusco": "Montefosco",
    "Zanardelli": "Zanarelli", "Caravà": "Caravaggio", "Błaszczak": "Błaszczyk",
    "Gwiazdowska": "Gwiazda", "Jasiński": "Jasieński Jasińska", "Wróblewska": "Wróbel Wróblewski",
    "Akbulut": "Akbulak", "Demirtaş": "Demirbaş Demirci", "Özyürek": "Özyüre Ozturek",
    "Hoekstra": "Hoeksma Dijkstra", "Vermeulen": "Vermeulens Vermeer", "Nguyễn": "Ngô",
    "Trần": "Trịnh Tạ", "Đặng": "Đàm Đinh", "Phạm": "Phan Phan-Lê", "Diabaté": "Diabaly",
    "Ndoye": "Ndiaye Ndaye", "Sarr": "Sall Starr", "Tounkara": "Tankara Tonkara",
    "Beryozkin": "Berezin Berezovsky", "Zhuravlyova": "Zhuravskaya", "Shcheglov": "Sheglov",
    "Papalexiou": "Papalexopoulou Alexiou", "Karagiannis": "Karagiannopoulos Giannis",
    "Al-Haddad": "Haddadi Al-Hamdad", "Ben Yahia": "Benyamina Ben Yedder", "Al-Qasimi": "Al-Qasim",
    "Chauhan": "Chavan Chouhan", "Deshmukh": "Deshpande", "Barkai": "Barkan", "Shaked": "Shakedi",
}  # fmt: skip


def near_name(draw: Draw, name: Name) -> Name | None:
    """Make up somebody whose first or last name is nearly this one; None where none is known."""
    given = tuple(_GIVEN.get(name.given[1], "").split())
    family = tuple(_FAMILY.get(name.family[1], "").split())
    if not given + family:
        return None
    other = pick(draw, given + family)
    latin = replace(name, given=(name.given[1],) * 2, family=(name.family[1],) * 2)
    if other in given:
        return replace(latin, given=(other, other))
    return replace(latin, family=(other, other))
