"""Portuguese."""

from __future__ import annotations

from .interface import Lexicon

LEXICON = Lexicon(
    code="pt",
    list_labels=frozenset({
        "fonte", "fontes", "lista de fontes", "nossas fontes", "fontes e referências", "fontes e notas",
        "fontes e bibliografia", "fontes consultadas", "fontes citadas", "fontes utilizadas", "fontes primárias",
        "referências", "referência", "lista de referências", "referências bibliográficas", "referências e notas",
        "referências e fontes", "referências normativas", "referências citadas", "notas e referências", "notas",
        "notas e fontes", "notas de rodapé", "notas de fim", "notas finais", "bibliografia", "bibliografia e fontes",
        "bibliografia citada", "bibliografia consultada", "obras citadas", "trabalhos citados", "obras consultadas",
        "literatura", "literatura citada", "citações", "webgrafia", "leitura adicional", "leituras adicionais",
        "para saber mais", "links e fontes",
    }),
    note_labels=frozenset({"notas"}),
    months={
        "janeiro": 1, "jan": 1, "fevereiro": 2, "fev": 2, "março": 3, "marco": 3, "mar": 3, "abril": 4, "abr": 4,
        "maio": 5, "mai": 5, "junho": 6, "jun": 6, "julho": 7, "jul": 7, "agosto": 8, "ago": 8, "setembro": 9, "set": 9,
        "outubro": 10, "out": 10, "novembro": 11, "nov": 11, "dezembro": 12, "dez": 12,
    },
    seasons={"primavera": 21, "verão": 22, "outono": 23, "inverno": 24},
    from_words=frozenset({"de", "do", "da", "em", "datado de"}),
    accessed_words=frozenset({
        "acesso em", "acesso", "acessado em", "acessado a", "acedido em", "acedido a", "consultado em", "consultado a",
        "consultada em", "data de acesso", "data de consulta", "último acesso", "último acesso em", "recuperado em",
        "visitado em", "visto em",
    }),
    archived_words=frozenset({
        "arquivado", "arquivado em", "arquivado do original", "arquivado do original em", "arquivo", "cópia arquivada",
        "cópia arquivada em", "versão arquivada",
    }),
    published_words=frozenset({
        "publicado", "publicado em", "publicado a", "publicada em", "data de publicação", "publicação", "atualizado",
        "atualizado em", "data", "última atualização", "publicado originalmente em",
    }),
    no_date=frozenset({"s. d", "s.d", "s/d", "sem data", "data desconhecida"}),
    year_words=frozenset(),
    boilerplate=frozenset({
        "publicidade", "anúncio", "conteúdo patrocinado", "leia também", "leia mais", "ler mais", "ler também",
        "continue lendo", "continuar a ler", "veja também", "ver também", "saiba mais", "artigos relacionados",
        "notícias relacionadas", "matérias relacionadas", "você pode gostar", "comentários", "deixe um comentário",
        "deixar um comentário", "adicionar comentário", "sem comentários", "compartilhar", "compartilhe", "partilhar",
        "partilhe", "copiar link", "imprimir", "salvar", "guardar", "assine", "subscrever", "inscreva-se", "newsletter",
        "entrar", "registrar", "registar", "doar", "início", "notícias", "últimas notícias", "mais lidas", "mais lidos",
        "etiquetas", "tags", "categorias", "voltar ao topo", "ir para o conteúdo", "menu", "pesquisar", "busca",
        "contato", "contacto", "quem somos", "sobre nós", "política de privacidade", "todos os direitos reservados",
        "próximo artigo", "artigo anterior", "próximo", "anterior", "sumário", "índice", "ver mais", "carregar mais",
        "artigo original", "ouvir artigo",
    }),
    boilerplate_starts=(
        "foto:", "fotos:", "imagem:", "crédito:", "créditos:", "vídeo:", "leia também:", "leia mais:", "ler mais:",
        "veja também:", "ver também:", "saiba mais:", "etiquetas:", "tags:", "categoria:", "categorias:",
        "todos os direitos reservados", "inscreva-se ", "siga-nos ", "mais de ",
    ),
    reading_time=(
        "min de leitura", "min. de leitura", "minuto de leitura", "minutos de leitura", "tempo de leitura",
        "min leitura",
    ),
    stop_words=frozenset({
        "de", "a", "o", "que", "e", "do", "da", "em", "um", "para", "com", "não", "uma", "os", "no", "se", "na", "por",
        "mais", "as", "dos", "como", "mas", "ao", "ele", "das", "à", "seu", "sua", "ou", "quando", "muito", "nos", "já",
        "eu", "também", "só", "pelo", "pela", "até", "isso", "ela", "entre", "depois", "sem", "mesmo", "aos", "seus",
        "foi", "são", "é", "está", "ser", "há", "num", "nas", "pelos", "segundo", "sobre", "foram",
    }),
)  # fmt: skip
