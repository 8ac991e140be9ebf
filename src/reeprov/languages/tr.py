"""Turkish."""

from __future__ import annotations

from .interface import Lexicon

LEXICON = Lexicon(
    code="tr",
    list_labels=frozenset({
        "kaynak", "kaynaklar", "kaynakça", "kaynakca", "kaynak listesi", "kaynaklar listesi", "kaynaklar ve notlar",
        "kullanılan kaynaklar", "yararlanılan kaynaklar", "başvurulan kaynaklar", "başvurular", "referanslar",
        "referans listesi", "bibliyografya", "alıntılanan eserler", "alıntılar", "atıflar", "atıf yapılan eserler",
        "dipnotlar", "dipnot", "son notlar", "sonnotlar", "notlar", "notlar ve kaynaklar", "notlar ve kaynakça",
        "dipnotlar ve kaynakça", "internet kaynakları",
    }),
    note_labels=frozenset({"notlar", "dipnot", "dipnotlar", "sonnotlar", "son notlar"}),
    months={
        "ocak": 1, "oca": 1, "şubat": 2, "şub": 2, "mart": 3, "nisan": 4, "nis": 4, "mayıs": 5, "haziran": 6, "haz": 6,
        "temmuz": 7, "tem": 7, "ağustos": 8, "ağu": 8, "eylül": 9, "eyl": 9, "ekim": 10, "eki": 10, "kasım": 11,
        "kas": 11, "aralık": 12, "ara": 12,
    },
    seasons={"ilkbahar": 21, "bahar": 21, "yaz": 22, "sonbahar": 23, "güz": 23, "kış": 24},
    from_words=frozenset({"tarihli", "tarih"}),
    accessed_words=frozenset({
        "erişim", "erişim tarihi", "son erişim", "son erişim tarihi", "erişildi", "erişilme tarihi",
        "görüntüleme tarihi",
    }),
    archived_words=frozenset({"arşivlendi", "kaynağından arşivlendi", "özgün sayfasından arşivlendi", "arşiv"}),
    published_words=frozenset({
        "yayın tarihi", "yayımlanma tarihi", "yayınlanma tarihi", "yayımlandı", "yayınlandı", "yayınlanma",
        "güncelleme tarihi", "son güncelleme", "güncellendi", "güncelleme",
    }),
    no_date=frozenset({"t.y", "t. y", "tarihsiz", "tarih yok"}),
    year_words=frozenset({"yılı"}),
    boilerplate=frozenset({
        "reklam", "ilan", "paylaş", "yazdır", "yorumlar", "yorum yap", "yorum yaz", "abone ol", "giriş yap", "üye ol",
        "ana sayfa", "son dakika", "ilgili haberler", "bunlar da ilginizi çekebilir", "çok okunanlar", "etiketler",
        "devamını oku", "daha fazla", "iletişim", "hakkımızda", "gizlilik politikası", "tüm hakları saklıdır", "künye",
        "önceki haber", "sonraki haber", "içindekiler", "bağlantıyı kopyala",
    }),
    boilerplate_starts=(
        "fotoğraf:", "foto:", "görsel:", "video:", "ilgili haber:", "etiketler:", "kategori:", "tüm hakları saklıdır",
        "bizi takip edin",
    ),
    reading_time=("dakikalık okuma", "dk okuma", "dakika okuma süresi", "okuma süresi"),
    stop_words=frozenset({
        "ve", "bir", "bu", "için", "ile", "olarak", "olan", "çok", "daha", "sonra", "kadar", "gibi", "ancak", "göre",
        "değil", "ise", "veya", "ama", "olduğu", "olduğunu", "tarafından", "şekilde", "yıl",
        "edildi", "etti", "dedi", "yok", "hem", "içinde", "üzerinde", "arasında", "ilk", "büyük",
    }),
)  # fmt: skip
