-- The ledger, schema version 1. Tables of record are insert-only: schema.py puts triggers on
-- each of them that refuse UPDATE, DELETE and REPLACE. The column digest is the SHA-256 of the
-- row's other columns but seq, so that a change made past the triggers is noticed.
--
-- A document has one reading for now; later runs add rows to reading and statement, and
-- judgements a table of their own, without a change to what stands here.

CREATE TABLE meta (
    key    TEXT PRIMARY KEY,
    value  TEXT NOT NULL,
    digest TEXT NOT NULL
);

-- The bytes as they came, once for all documents that are made of them.
CREATE TABLE raw (
    sha256  TEXT PRIMARY KEY,
    n_bytes INTEGER NOT NULL,
    codec   TEXT NOT NULL CHECK (codec = 'zlib'),
    content BLOB NOT NULL,
    digest  TEXT NOT NULL
);

-- What made a reading: the record Run.
CREATE TABLE run (
    seq    INTEGER PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL
);

-- record is the Document as JSON with an empty text; the text stands in its own column, where
-- the index finds it. AUTOINCREMENT remembers the last seq, so a missing last row shows.
CREATE TABLE document (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT NOT NULL UNIQUE,
    sha256          TEXT NOT NULL REFERENCES raw (sha256),
    record          TEXT NOT NULL,
    text            TEXT NOT NULL,
    title           TEXT,
    publisher       TEXT,
    published       TEXT,
    published_order TEXT NOT NULL, -- moment in UTC or bare date; empty where undated
    published_day   TEXT,          -- the day in the publication's own zone
    url             TEXT,
    recorded        TEXT NOT NULL,
    digest          TEXT NOT NULL
);
CREATE INDEX document_in_order ON document (published_order, id);
CREATE INDEX document_by_raw ON document (sha256);

-- layers is the Reading as JSON without its document, statements and run.
CREATE TABLE reading (
    seq          INTEGER PRIMARY KEY,
    document     INTEGER NOT NULL REFERENCES document (seq),
    run          INTEGER NOT NULL REFERENCES run (seq),
    recorded     TEXT NOT NULL,
    n_statements INTEGER NOT NULL,
    layers       TEXT NOT NULL,
    digest       TEXT NOT NULL
);
CREATE INDEX reading_by_document ON reading (document);

-- quote, source_text and cue_text are the characters of the spans; speakers holds the names
-- of the voices below the publisher and the source, folded for comparison, one a line.
CREATE TABLE statement (
    seq         INTEGER PRIMARY KEY,
    reading     INTEGER NOT NULL REFERENCES reading (seq),
    document    INTEGER NOT NULL REFERENCES document (seq),
    position    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    record      TEXT NOT NULL,
    form        TEXT NOT NULL,
    confidence  REAL,
    quote       TEXT NOT NULL,
    source_text TEXT NOT NULL,
    cue_text    TEXT NOT NULL,
    speakers    TEXT NOT NULL,
    digest      TEXT NOT NULL,
    UNIQUE (reading, id)
);
CREATE INDEX statement_by_document ON statement (document, position);
CREATE INDEX statement_by_id ON statement (id);

-- The indexes keep no second copy of the text; add fills them in the transaction of the rows.
CREATE VIRTUAL TABLE document_index USING fts5 (
    title, text,
    content = 'document', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_index USING fts5 (
    quote, source_text,
    content = 'statement', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);
