"""Who works in the demo: plain data made from a seed, before any of it reaches the database.

Every number is invented and looks it: the last three digits of a NIP or NI PPPK are 901 or more. Units: fourteen, on six islands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pelopor.demo.names import CLANS, DEGREES, MEN, MIDDLES, WOMEN

HEAD, TEAM, OFFICER, CLERK, SECRETARY, WITNESSES, FIRST_STAFF = 0, (1, 2, 3), 4, 5, 6, (7, 8), 9
"""Places of those with a role in an office's list of people."""


@dataclass(frozen=True)
class Office:
    """A unit of an office: its name, where it lies, and the place of its parent in the list."""

    name: str
    place: str
    parent: int | None = 0


HEALTH = (
    Office("Pimpinan", "Kupang, Pulau Timor", None),
    Office("Sekretariat", "Kupang, Pulau Timor"),
    Office("Bidang Kesehatan Masyarakat", "Kupang, Pulau Timor"),
    Office("Bidang Pencegahan dan Pengendalian Penyakit", "Kupang, Pulau Timor"),
    Office("Bidang Pelayanan Kesehatan", "Kupang, Pulau Timor"),
    Office("Bidang Sumber Daya Kesehatan", "Kupang, Pulau Timor"),
    Office("UPTD Laboratorium Kesehatan", "Kupang, Pulau Timor"),
    Office("UPTD Instalasi Farmasi", "Kupang, Pulau Timor"),
    Office("UPTD Pelatihan Tenaga Kesehatan", "Ende, Pulau Flores"),
    Office("Cabang Dinas Wilayah Flores", "Maumere, Pulau Flores"),
    Office("Cabang Dinas Wilayah Sumba", "Waingapu, Pulau Sumba"),
    Office("Cabang Dinas Wilayah Alor", "Kalabahi, Pulau Alor"),
    Office("Cabang Dinas Wilayah Rote", "Ba'a, Pulau Rote"),
    Office("Cabang Dinas Wilayah Sabu", "Seba, Pulau Sabu"),
)
PLAIN = (
    Office("Pimpinan", "Kupang, Pulau Timor", None),
    Office("Sekretariat", "Kupang, Pulau Timor"),
    *(Office(f"Bidang {word}", "Kupang, Pulau Timor") for word in ("Perencanaan", "Pelayanan", "Pembinaan", "Pengendalian")),
    *(Office(f"UPTD Wilayah {word}", f"{town}, Pulau {word}") for word, town in (
        ("Flores", "Maumere"), ("Sumba", "Waingapu"), ("Alor", "Kalabahi"), ("Rote", "Ba'a"), ("Sabu", "Seba"))),
)  # fmt: skip

FUNCTIONAL = (
    "Epidemiolog Kesehatan Ahli Muda", "Penyuluh Kesehatan Masyarakat Ahli Pertama", "Perawat Terampil", "Bidan Mahir",
    "Nutrisionis Ahli Pertama", "Sanitarian Terampil", "Apoteker Ahli Muda", "Asisten Apoteker Terampil",
    "Pranata Laboratorium Kesehatan Mahir", "Perencana Ahli Muda", "Analis Kebijakan Ahli Pertama", "Pranata Komputer Terampil",
    "Entomolog Kesehatan Ahli Pertama", "Administrator Kesehatan Ahli Muda", "Teknisi Elektromedis Terampil",
    "Widyaiswara Ahli Pertama", "Arsiparis Terampil", "Analis Keuangan Pusat dan Daerah Ahli Pertama",
)  # fmt: skip
EXECUTIVE = (
    "Pengelola Data Kesehatan", "Pengadministrasi Umum", "Pengelola Keuangan", "Bendahara Pengeluaran Pembantu",
    "Pengelola Barang Milik Daerah", "Pengadministrasi Kepegawaian", "Pengelola Gudang Farmasi", "Penyusun Laporan",
    "Pengelola Sistem Informasi", "Pengemudi", "Petugas Keamanan",
)  # fmt: skip
PLAIN_FUNCTIONAL = (
    "Analis Kebijakan Ahli Muda", "Perencana Ahli Pertama", "Pranata Komputer Ahli Pertama", "Arsiparis Mahir",
    "Statistisi Ahli Pertama", "Pranata Hubungan Masyarakat Ahli Pertama", "Analis Hukum Ahli Pertama", "Auditor Ahli Muda",
)  # fmt: skip
SHARES = {"pns": 57, "cpns": 3, "pppk": 15, "pppk_paruh_waktu": 4, "non_asn": 21}
"""How many of a hundred have which status, as in a large province (domain dossier 3.5)."""

FUNCTIONAL_GRADES = {
    "Ahli Muda": ("III/c", "III/d"),
    "Ahli Pertama": ("III/a", "III/b"),
    "Mahir": ("III/a", "III/b"),
    "Terampil": ("II/c", "II/d"),
    "": ("III/a", "III/b"),
}


@dataclass(frozen=True)
class Someone:
    """One person of the demo. `superior` is a place in the same list; `unit` a place in the list of units."""

    name: str
    status: str
    grade: str
    position: str
    position_class: str
    unit: int
    superior: int | None
    number_kind: str
    number: str
    since: date


class Crowd:
    """Makes people without ever giving a name or a number twice."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self._names: set[str] = set()
        self._numbers: set[str] = set()

    def office(self, size: int, units: Sequence[Office], *, title: str) -> list[Someone]:
        """`size` people of one office: those with a role first, then the heads of the units, then everybody else."""
        people = list(self._leaders(title))
        heads = {0: HEAD, 1: OFFICER}
        for place in range(2, len(units)):
            if size >= FIRST_STAFF + 2 * len(units):
                heads[place] = len(people)
                people.append(self._make("pns", "administrator", "IV/a", f"Kepala {units[place].name}", place, HEAD))
        below = sorted(heads)[1:]
        functional = FUNCTIONAL if units is HEALTH else PLAIN_FUNCTIONAL
        while len(people) < size:
            unit = below[len(people) % len(below)]
            people.append(self._staff(unit, heads[unit], functional, small=size < 40, place=len(people)))
        return people[:size]

    def official(self, position: str, unit: int) -> Someone:
        """Somebody of the government above the agencies."""
        return self._make("pns", "fungsional", "III/d", position, unit, None)

    def _leaders(self, title: str) -> Iterator[Someone]:
        yield self._make("pns", "jpt_pratama", "IV/c", title, 0, None)
        yield self._make("pns", "administrator", "IV/b", "Sekretaris", 1, HEAD)
        yield self._make("pns", "fungsional", "III/d", "Perencana Ahli Muda", 1, TEAM[0])
        yield self._make("pns", "fungsional", "III/c", "Analis Sumber Daya Manusia Aparatur Ahli Muda", 1, TEAM[0])
        yield self._make("pns", "pengawas", "III/d", "Kepala Subbagian Umum dan Kepegawaian", 1, TEAM[0])
        yield self._make("pns", "fungsional", "II/d", "Arsiparis Terampil", 1, OFFICER)
        yield self._make("pns", "fungsional", "III/b", "Analis Hukum Ahli Pertama", 1, OFFICER)
        yield self._make("pns", "fungsional", "III/c", "Pranata Hubungan Masyarakat Ahli Muda", 1, OFFICER)
        yield self._make("pns", "pelaksana", "III/a", "Penyusun Laporan", 1, OFFICER)

    def _staff(self, unit: int, superior: int, functional: Sequence[str], *, small: bool, place: int) -> Someone:
        lot = self.rng.choices(tuple(SHARES), tuple(SHARES.values()))[0]
        status = lot if not small else "pppk" if place % 5 == 2 else "pns"
        if status == "non_asn" or self.rng.random() < 0.25:
            grade = {"pns": "II/c", "cpns": "II/a", "non_asn": ""}.get(status, "V")
            return self._make(status, "pelaksana", grade, self.rng.choice(EXECUTIVE), unit, superior)
        position = self.rng.choice(functional)
        grades = next(grades for word, grades in FUNCTIONAL_GRADES.items() if word in position)
        grade = {"pns": self.rng.choice(grades), "cpns": grades[0]}.get(status, "VII" if grades[0] < "III" else "IX")
        return self._make(status, "fungsional", grade, position, unit, superior)

    def _make(self, status: str, position_class: str, grade: str, position: str, unit: int, superior: int | None) -> Someone:
        woman = self.rng.random() < 0.55
        senior = position_class in {"jpt_pratama", "administrator", "pengawas"}
        born = date(1967 if senior else 1972, 1, 1) + timedelta(days=self.rng.randrange(365 * (14 if senior else 26)))
        since = born + timedelta(days=365 * self.rng.randint(22, 26) + self.rng.randrange(300))
        if status != "pns":
            since = date(2025, 6, 1) if status == "cpns" else date(self.rng.randint(2020, 2025), 3, 1)
        kind, number = self._number(status, born, since, woman=woman)
        name = self._name(DEGREES[position_class], woman=woman)
        return Someone(name, status, grade, position, position_class, unit, superior, kind, number, min(since, date(2025, 6, 1)))

    def _number(self, status: str, born: date, since: date, *, woman: bool) -> tuple[str, str]:
        """A NIP, NI PPPK or the office's own number, each by its layout; a sequence from 901 on marks it as invented."""
        if status == "non_asn":
            self._numbers.add(number := f"9{len(self._numbers) + 1:07d}")
            return "local", number
        middle = f"{since:%Y%m}" if status in {"pns", "cpns"} else f"{since:%Y}21"
        first = f"{born:%Y%m%d}{middle}{2 if woman else 1}"
        number = next(number for last in range(901, 1000) if (number := f"{first}{last}") not in self._numbers)
        self._numbers.add(number)
        return "nip" if status in {"pns", "cpns"} else "ni_pppk", number

    def _name(self, degrees: Sequence[str], *, woman: bool) -> str:
        while True:
            given = self.rng.choice(WOMEN if woman else MEN)
            middle = self.rng.choice(MIDDLES) if self.rng.random() < 0.6 else self.rng.choice(WOMEN if woman else MEN)
            name = f"{given} {middle} {self.rng.choice(CLANS)}"
            if given != middle and name not in self._names:
                self._names.add(name)
                degree = self.rng.choice(degrees)
                return f"{name}, {degree}" if degree else name
