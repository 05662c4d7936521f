"""Sentences of participation: why a slip was not taken, and what happened to a round."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words

words.rules(
    {
        "turnout.over": _("Jumlah yang ikut melebihi jumlah dalam daftar. Hubungi pengelola."),
        "round.mode": _("Cara rahasia ini belum tersedia di pemasangan ini. Pakailah cara tersegel."),
        "round.dates": _("Waktu penutupan harus sesudah waktu pembukaan dan sesudah sekarang."),
        "round.empty": _("Tidak ada seorang pun dalam daftar pemilih. Periksa daftar pegawai dan aturan siklus."),
        "round.closed": _("Penerimaan sudah ditutup. Kiriman ini tidak disimpan."),
        "roll.absent": _("Anda tidak tercantum dalam daftar pemilih yang dibekukan saat pembukaan."),
        "ticket.bad": _("Halaman ini tidak lagi berlaku. Tidak ada yang disimpan. Buka kembali dari beranda."),
        "slip.secret": _("Halaman ini tidak lengkap. Tidak ada yang disimpan. Buka kembali dari beranda."),
        "slip.edition": _("Kiriman ini tidak disimpan karena ada kiriman yang lebih baru. Buka halaman ini lagi bila ingin mengubah."),
        "slip.elsewhere": _("Anda sudah mengirim dari tempat lain. Ubahlah dari sana, atau pakai kode ubah."),
        "slip_key.short": _("Kunci rahasia server rusak. Hubungi pengelola; jangan membuat kunci baru selagi pencalonan berlangsung."),
    }
)
words.deeds(
    {
        "participation.round_opened": _("Membuka penerimaan rahasia bagi %(size)s orang dalam daftar. Sidik daftar: %(roll)s."),
        "participation.round_closed": _("Menutup penerimaan rahasia: %(slips)s kiriman masuk. Kunci tanda keikutsertaan dimusnahkan."),
        "participation.turnout": _("Keikutsertaan mencapai sedikitnya %(step)s persen."),
    }
)
