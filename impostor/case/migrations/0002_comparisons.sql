-- Working copies: what comparing a picture with a set of references gave, so that ranking again
-- compares nothing twice. `against` names the references and the version of the photo engine.
CREATE TABLE comparison (
    candidate TEXT NOT NULL,
    against TEXT NOT NULL,
    matches TEXT NOT NULL,
    PRIMARY KEY (candidate, against)
) STRICT, WITHOUT ROWID;
