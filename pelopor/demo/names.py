"""Words from which the demo makes people. Invented: given names and clan names common on six islands, mixed by chance.

Whoever finds their own name here has met a coincidence; no list of real people was used.
"""


def _words(text: str) -> tuple[str, ...]:
    """Words between spaces; an underscore stands for a space within a name."""
    return tuple(word.replace("_", " ") for word in text.split())


WOMEN = _words(
    "Maria Yuliana Bernadeta Kristina Theresia Yosefina Agustina Petronela Margaretha Emerensiana Florida Oktaviana Veronika Adelheid "
    "Natalia Martina Ferdinanda Yublina Marselina Apolonia Sisilia Rambu Ina Wilhelmina Dorkas Salomi Noviana Ermelinda Anastasia "
    "Fransiska Katarina Elisabet Yasinta Rosalia Aleksandra Beatrix Paulina Ludgardis Welmince Mersi Yanti Yuni Desi Ningsih Sartika "
    "Nurhayati Siti Aisyah Fatimah Rahmawati Halimah Zubaidah Hasnah Mariam Ketut Wayan Ni_Luh Dewi Inês Renata Serafina Kornelia "
    "Stefania Antonia Melani Delfiana Getrudis Hendrika Imelda Juliana Klaudia Lusia Magdalena Norma Olinda Prisila Regina Susana "
    "Trivonia Ursula Viktoria Yovita Zita Albertina Bendelina Febronia Hermina Intan Jublina Orpa Ribka Selfince Tabita"
)
MEN = _words(
    "Yohanes Petrus Paulus Markus Lukas Matheus Stefanus Gregorius Dominikus Fransiskus Antonius Agustinus Blasius Kanisius Siprianus "
    "Hendrikus Benediktus Kristoforus Laurensius Mikael Rafael Gabriel Yosef Yakobus Simon Andreas Filipus Bartolomeus Thomas Ignasius "
    "Melkianus Yeremias Daniel Samuel Elias Nahum Yermias Imanuel Obed Soleman Daud Marthen Jefri Semuel Octovianus Umbu Ama Lede Tagu "
    "Abdul Muhamad Ahmad Syarif Ridwan Usman Ismail Jafar Hasan Made Nyoman Putu José Leôncio Renatus Vinsensius Wilibrodus Adrianus "
    "Bonefasius Dionisius Edmundus Ferdinandus Germanus Hironimus Isidorus Klemens Leonardus Maksimus Norbertus Oktavianus Pius "
    "Quirinus Remigius Servasius Tarsisius Urbanus Valentinus Wenseslaus Yulius Zakarias Albertus Bernadus Damianus Eduardus Florianus "
    "Arnoldus Charles Dedi Ekon Gidion Hanok Jermias Krisna Mesakh Nikodemus Otniel Rano Sefnat Titus Yusak"
)
MIDDLES = _words("A. B. C. D. E. F. G. I. K. L. M. N. O. P. R. S. T. U. V. W. Y. Anaci Bere Dala Eda Fao Goa Hoko Ina Jawa Kaka Lado Mone")
CLANS = _words(
    "Nabusa Tefanu Banunek Sonbae Nenobesi Taneo Manuleu Bifela Kefanu Oematan Fallon Tabunu Leosae Seranu Nahakoe Berelaka Klauseran "
    "Taekab Bouka Asamau Maukari Lapenangga Kamengmai Djahamou Plaikari Atamaley Malaikosa Pandie_Lay Lenggu Mesah_Hun Ndunu Tallo_Ina "
    "Messakh Henukh_Lona Bulanda Giripada Haba_Dju Radja_Kore Riwu_Lomi Djami_Kota Lobo_Mone Kana_Wadu Hau_Mehang Ndapa_Tara "
    "Umbu_Lado Rambu_Kahi Tamu_Ama Lalu_Panda Bora_Ngongo Malo_Deta Kaka_Bili Ngara_Wolu Wanda_Loghe Mbulur Jehaman Ganggur Nggorong "
    "Harmanu Madurun Jelaman Panggul Nggadas Tolan Wea_Mosa Dhae_Lewa Bhoko_Sare Mite_Wolo Sega_Mbete Rangga_Dalu Woda_Lengo Parera_Du "
    "Da_Sila_Rua Fernandus_Rita Kelore Tukanbao Lamawuran_Ola Hurit_Bala Ata_Soge Kleden_Ama Wain_Roja Korohama Making_Tua Ledo_Koten "
    "Uran_Bele Tokan_Weru Bethana Ma'ukelo Ati_Nopen Ta'eban Lake'on Sa'unoah De_Rosari_Lena Soares_Bere Pello_Tun Manafe_Loak "
    "Abanit Boimau_Sani Dethanu Edonu Faah_Lete Giriwoen Hayonbao Isliku Jatamanu Kolimonu Liunokas_Fai Mauboy_Tel Neolakan Otemusun "
    "Pitayan Ratuwalo Saubakin Toulaik Usfinitan Wadu_Nuban Yewangu_Rai Zainudin Abdulah Kasimun Sutrisman Wirawana Hartonoto"
)
DEGREES = {
    "jpt_pratama": ("S.KM., M.Kes.", "S.Si., M.Si.", "S.Sos., M.Si."),
    "administrator": ("S.KM., M.Kes.", "S.Sos.", "S.E., M.M.", "S.Si., Apt.", "S.Kep., Ns., M.Kes.", "S.H."),
    "pengawas": ("S.E.", "S.Sos.", "S.IP.", "S.H."),
    "fungsional": ("", "", "", "A.Md.Keb.", "A.Md.Kep.", "S.KM.", "S.Kep., Ns.", "S.Si.", "S.ST.", "S.Kom.", "S.E.", "M.Kes."),
    "pelaksana": ("", "", "", "", "A.Md.", "S.Sos.", "S.Ak."),
}
"""What may follow a name, by class of post."""
