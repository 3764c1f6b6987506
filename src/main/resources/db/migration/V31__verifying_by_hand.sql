-- A certificate is found by the number that somebody types, with or without its hyphens.
create index certificate_by_typed_number on honors.certificate (upper(replace(number, '-', '')));
