-- Digital badges: the newest certificate of a kind of award tells what it is called, the few that were revoked are listed for verifiers.
create index certificate_of_kind on honors.certificate (award_kind, issued_on);
create index certificate_revoked on honors.certificate (revoked_on) where revoked_on is not null;
