"""Spanish."""

from __future__ import annotations

from .interface import Lexicon

LEXICON = Lexicon(
    code="es",
    list_labels=frozenset({
        "fuente", "fuentes", "lista de fuentes", "nuestras fuentes", "fuentes y referencias", "fuentes y notas",
        "fuentes y bibliografía", "fuentes consultadas", "fuentes citadas", "fuentes utilizadas", "fuentes primarias",
        "referencias", "referencia", "lista de referencias", "referencias bibliográficas", "referencias y notas",
        "referencias y fuentes", "referencias normativas", "normas para consulta", "referencias citadas",
        "notas y referencias", "notas", "notas y fuentes", "notas al pie", "notas a pie de página", "notas al final",
        "notas finales", "bibliografía", "bibliografía y fuentes", "bibliografía citada", "bibliografía consultada",
        "bibliografía y referencias", "obras citadas", "trabajos citados", "obras consultadas", "literatura",
        "literatura citada", "citas", "citas y referencias", "webgrafía", "enlaces y fuentes", "lecturas adicionales",
        "lecturas recomendadas", "para saber más",
    }),
    note_labels=frozenset({"notas"}),
    months={
        "enero": 1, "ene": 1, "febrero": 2, "feb": 2, "marzo": 3, "mar": 3, "abril": 4, "abr": 4, "mayo": 5, "may": 5,
        "junio": 6, "jun": 6, "julio": 7, "jul": 7, "agosto": 8, "ago": 8, "septiembre": 9, "setiembre": 9, "sept": 9,
        "sep": 9, "set": 9, "octubre": 10, "oct": 10, "noviembre": 11, "nov": 11, "diciembre": 12, "dic": 12,
    },
    seasons={"primavera": 21, "verano": 22, "otoño": 23, "invierno": 24},
    from_words=frozenset({"de", "del", "de fecha", "el", "con fecha"}),
    accessed_words=frozenset({
        "consultado", "consultado el", "consultada el", "consulta", "fecha de consulta", "fecha de acceso", "accedido",
        "accedido el", "acceso", "acceso el", "recuperado", "recuperado el", "último acceso", "última consulta",
        "visitado el", "revisado el", "visto el",
    }),
    archived_words=frozenset({
        "archivado", "archivado el", "archivado desde", "archivado desde el original", "archivado desde el original el",
        "archivo", "copia archivada", "versión archivada",
    }),
    published_words=frozenset({
        "publicado", "publicado el", "publicada el", "fecha de publicación", "publicación", "actualizado",
        "actualizado el", "fecha", "última actualización", "publicado originalmente", "modificado el",
    }),
    no_date=frozenset({"s. f", "s.f", "s/f", "sin fecha", "fecha desconocida", "s. a", "s.a"}),
    year_words=frozenset(),
    boilerplate=frozenset({
        "publicidad", "anuncio", "contenido patrocinado", "lea también", "lee también", "leer más", "leer también",
        "seguir leyendo", "ver también", "véase también", "más información", "artículos relacionados",
        "noticias relacionadas", "contenido relacionado", "te puede interesar", "también te puede interesar",
        "comentarios", "deja un comentario", "dejar un comentario", "añadir comentario", "sin comentarios", "compartir",
        "comparte", "compartir artículo", "copiar enlace", "imprimir", "guardar", "suscríbete", "suscribirse",
        "suscríbase", "boletín", "newsletter", "iniciar sesión", "registrarse", "donar", "inicio", "noticias",
        "últimas noticias", "lo más leído", "más leídas", "etiquetas", "categorías", "volver arriba", "ir al contenido",
        "menú", "buscar", "contacto", "quiénes somos", "sobre nosotros", "aviso legal", "política de privacidad",
        "todos los derechos reservados", "artículo siguiente", "artículo anterior", "siguiente", "anterior", "índice",
        "ver más", "cargar más", "artículo original", "escuchar artículo",
    }),
    boilerplate_starts=(
        "foto:", "fotos:", "imagen:", "fotografía:", "crédito:", "créditos:", "vídeo:", "video:", "lea también:",
        "lee también:", "leer más:", "ver también:", "le puede interesar:", "te puede interesar:", "etiquetas:",
        "categoría:", "categorías:", "todos los derechos reservados", "suscríbete a ", "síguenos en ", "más de ",
    ),
    reading_time=("min de lectura", "min. de lectura", "minuto de lectura", "minutos de lectura", "tiempo de lectura"),
    stop_words=frozenset({
        "de", "la", "que", "el", "en", "y", "los", "del", "se", "las", "por", "un", "para", "con", "no", "una", "su",
        "al", "lo", "como", "más", "pero", "sus", "le", "ya", "o", "este", "sí", "porque", "esta", "entre", "cuando",
        "muy", "sin", "sobre", "también", "hasta", "hay", "donde", "han", "desde", "nos", "durante", "según", "ha",
        "fue", "es", "son", "ser", "está", "dos", "años", "otros", "había", "era", "ese", "esto", "estos", "unos",
        "ante",
    }),
)  # fmt: skip
