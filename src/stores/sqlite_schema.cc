#include "stores/sqlite_schema.h"

#include <cassert>

namespace holdfast::stores {
namespace {

// A text that SQLite keeps as it stands here: at every opening it is compared with the file's, so a
// changed character is a new version. Instants are microseconds since 1970, UTC.
//
// What the ledger may never change or delete, the triggers refuse. Each such table has a trigger
// for INSERT too, because REPLACE deletes without asking the one for DELETE.
constexpr char added_in_1[] = R"sql(
-- Whose ledger this is.
CREATE TABLE identity (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    authority BLOB NOT NULL CHECK (length(authority) = 16),
    signer BLOB NOT NULL CHECK (length(signer) = 32)
) STRICT;

-- Sealed under the root key, which is never here.
CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The tree as it is now, so that an append need not read it together. The one row that is updated.
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL CHECK (size >= 0),
    recorded INTEGER NOT NULL,
    frontier BLOB NOT NULL
) STRICT;

-- Both digests outlive a removal, and the proofs with them.
CREATE TABLE entries (
    idx INTEGER PRIMARY KEY CHECK (idx >= 0),
    recorded INTEGER NOT NULL,
    format INTEGER NOT NULL,
    sealed BLOB,
    sealed_digest BLOB NOT NULL CHECK (length(sealed_digest) = 32),
    key_digest BLOB NOT NULL CHECK (length(key_digest) = 32),
    removed_by INTEGER,
    CHECK ((sealed IS NULL) = (removed_by IS NOT NULL))
) STRICT;

-- Apart from the entries, so that destroying a key touches no other entry's page.
CREATE TABLE entry_keys (
    idx INTEGER PRIMARY KEY REFERENCES entries (idx),
    epoch INTEGER NOT NULL,
    wrapped BLOB NOT NULL
) STRICT;

-- The entries whose words are destroyed, and the entry that ordered it.
CREATE TABLE removals (
    idx INTEGER PRIMARY KEY REFERENCES entries (idx),
    by_idx INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Lists: made from the entries, and made again from them when need be.
CREATE TABLE drawn (
    list INTEGER NOT NULL,
    key BLOB NOT NULL,
    idx INTEGER NOT NULL,
    PRIMARY KEY (list, key, idx)
) STRICT, WITHOUT ROWID;

-- The roots of complete subtrees of the kept levels from 8 on.
CREATE TABLE subtrees (
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    root BLOB NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;

-- What was answered under an idempotency key.
CREATE TABLE answered (
    key TEXT PRIMARY KEY,
    request BLOB NOT NULL CHECK (length(request) = 32),
    first INTEGER NOT NULL,
    count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoints (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL CHECK (length(root) = 32),
    recorded INTEGER NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TRIGGER entries_come_in_order BEFORE INSERT ON entries
WHEN NEW.idx IS NOT (SELECT coalesce(max(idx) + 1, 0) FROM entries)
BEGIN SELECT raise(ABORT, 'An entry stands only behind the last one.'); END;

-- The one exception: sealed bytes go when a removal names the entry and says by what order.
CREATE TRIGGER entries_stay_as_they_are BEFORE UPDATE ON entries
WHEN NOT (NEW.sealed IS NULL AND OLD.sealed IS NOT NULL
    AND NEW.removed_by IS NOT NULL AND OLD.removed_by IS NULL
    AND NEW.removed_by IS (SELECT by_idx FROM removals WHERE idx = OLD.idx)
    AND NEW.idx IS OLD.idx AND NEW.recorded IS OLD.recorded AND NEW.format IS OLD.format
    AND NEW.sealed_digest IS OLD.sealed_digest AND NEW.key_digest IS OLD.key_digest)
BEGIN SELECT raise(ABORT, 'An entry is never changed; write a correction.'); END;

CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT raise(ABORT, 'An entry is never deleted; its words can be removed by order.'); END;

CREATE TRIGGER entry_keys_are_given_once BEFORE INSERT ON entry_keys
WHEN EXISTS (SELECT 1 FROM entry_keys WHERE idx = NEW.idx)
    OR EXISTS (SELECT 1 FROM removals WHERE idx = NEW.idx)
BEGIN SELECT raise(ABORT, 'An entry has one key, and none once it is removed.'); END;

CREATE TRIGGER entry_keys_stay_as_they_are BEFORE UPDATE ON entry_keys
BEGIN SELECT raise(ABORT, 'The key of an entry is never changed.'); END;

CREATE TRIGGER entry_keys_stay BEFORE DELETE ON entry_keys
WHEN NOT EXISTS (SELECT 1 FROM removals WHERE idx = OLD.idx)
BEGIN SELECT raise(ABORT, 'The key of an entry goes only with a removal by order.'); END;

CREATE TRIGGER removals_happen_once BEFORE INSERT ON removals
WHEN EXISTS (SELECT 1 FROM removals WHERE idx = NEW.idx)
BEGIN SELECT raise(ABORT, 'The entry was removed already.'); END;

CREATE TRIGGER removals_stay_as_they_are BEFORE UPDATE ON removals
BEGIN SELECT raise(ABORT, 'A removal is never changed.'); END;

CREATE TRIGGER removals_stay BEFORE DELETE ON removals
BEGIN SELECT raise(ABORT, 'A removal is never taken back.'); END;

CREATE TRIGGER subtrees_are_given_once BEFORE INSERT ON subtrees
WHEN EXISTS (SELECT 1 FROM subtrees WHERE level = NEW.level AND position = NEW.position)
BEGIN SELECT raise(ABORT, 'This part of the tree is there already.'); END;

CREATE TRIGGER subtrees_stay_as_they_are BEFORE UPDATE ON subtrees
BEGIN SELECT raise(ABORT, 'The tree is never changed.'); END;

CREATE TRIGGER subtrees_stay BEFORE DELETE ON subtrees
BEGIN SELECT raise(ABORT, 'Nothing of the tree is ever deleted.'); END;

CREATE TRIGGER answered_is_given_once BEFORE INSERT ON answered
WHEN EXISTS (SELECT 1 FROM answered WHERE key = NEW.key)
BEGIN SELECT raise(ABORT, 'This request was answered already.'); END;

CREATE TRIGGER answered_stays_as_it_is BEFORE UPDATE ON answered
BEGIN SELECT raise(ABORT, 'An answer is never changed.'); END;

CREATE TRIGGER answered_stays BEFORE DELETE ON answered
BEGIN SELECT raise(ABORT, 'An answer is never deleted.'); END;

CREATE TRIGGER checkpoints_are_given_once BEFORE INSERT ON checkpoints
WHEN EXISTS (SELECT 1 FROM checkpoints WHERE size = NEW.size)
BEGIN SELECT raise(ABORT, 'There is a checkpoint of this size already.'); END;

CREATE TRIGGER checkpoints_stay_as_they_are BEFORE UPDATE ON checkpoints
BEGIN SELECT raise(ABORT, 'A checkpoint is never changed.'); END;

CREATE TRIGGER checkpoints_stay BEFORE DELETE ON checkpoints
BEGIN SELECT raise(ABORT, 'A checkpoint is never deleted.'); END;

CREATE TRIGGER identity_is_given_once BEFORE INSERT ON identity
WHEN EXISTS (SELECT 1 FROM identity)
BEGIN SELECT raise(ABORT, 'There is a ledger here already.'); END;

CREATE TRIGGER identity_stays_as_it_is BEFORE UPDATE ON identity
BEGIN SELECT raise(ABORT, 'Whose ledger this is never changes.'); END;

CREATE TRIGGER identity_stays BEFORE DELETE ON identity
BEGIN SELECT raise(ABORT, 'Whose ledger this is never changes.'); END;
)sql";

// What is neither history nor list, and so changes and goes: accounts, sessions, drafts. Keys are
// keyed hashes and values are sealed, so that this table shows nothing.
constexpr char added_in_2[] = R"sql(
CREATE TABLE drawer (
    list INTEGER NOT NULL,
    key BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (list, key)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

const char* sqlite_schema_added_in(std::int64_t version)
{
    static_assert(sqlite_version == 2);
    assert(version >= 1 && version <= sqlite_version);
    return version == 1 ? added_in_1 : added_in_2;
}

}  // namespace holdfast::stores
