import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importMappingSchema } from 'strapi-cdp-config';
import { analyse } from './analyse.ts';
import { detectFormat } from './format.ts';

const head = (text: string, bytes: Uint8Array = Buffer.from(text)) => ({ bytes, isWhole: true });
const look = (text: string, name = 'file.csv') => analyse(head(text), name);
const typesOf = ({ columns }: ReturnType<typeof analyse>) =>
  Object.fromEntries(columns.map(({ name, type }) => [name, type]));
const targetsOf = ({ suggestion }: ReturnType<typeof analyse>) =>
  Object.fromEntries(suggestion.fields.map((field) => [field.column, field.name || field.target]));

const CDNOW = [
  ' customer_id  date number_of_cds  dollar_value',
  ' 00001 19970101  1   11.77',
  ' 00002 19970112  1   12.00',
  ' 00002 19970112  5   77.00',
  ' 00003 19970102  2   20.76',
  '',
].join('\r\n');

describe('detecting how a file is read', () => {
  it('reads purchases that blanks separate, with blanks in front and CRLF', () => {
    const found = look(CDNOW, 'cdnow-purchases.txt');
    assert.deepEqual(found.format, {
      kind: 'csv',
      encoding: 'utf-8',
      separator: 'blanks',
      quote: 'double',
      header: true,
    });
    assert.deepEqual(typesOf(found), {
      customer_id: 'text',
      date: 'date-compact',
      number_of_cds: 'integer',
      dollar_value: 'decimal',
    });
    assert.deepEqual(targetsOf(found), {
      customer_id: 'user_id',
      date: 'timestamp',
      number_of_cds: 'number_of_cds',
      dollar_value: 'revenue',
    });
    assert.equal(found.suggestion.kind, 'events');
    assert.equal(found.suggestion.event, 'Order Completed');
    assert.equal(found.suggestion.source, 'cdnow-purchases');
    assert.deepEqual(importMappingSchema.parse(found.suggestion), found.suggestion);
    assert.equal(found.rows[0]?.[1]?.value, '1997-01-01T00:00:00.000Z');
  });

  for (const [separator, sign] of [
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['pipe', '|'],
  ] as const) {
    it(`tells a ${separator} by the regular number of values`, () => {
      const lines = ['id,name,note', '1,Ada,a b c', '2,Bob,d', '3,Eve,e f'];
      const found = detectFormat(head(lines.join('\n').replaceAll(',', sign)));
      assert.equal(found.kind === 'csv' && found.separator, separator);
    });
  }

  it('takes a decimal comma for no separator', () => {
    const found = look('kunde;datum;betrag\n17;31.01.2026;1.234,50\n18;01.02.2026;2,00\n');
    assert.equal(found.format.kind === 'csv' && found.format.separator, 'semicolon');
    assert.deepEqual(typesOf(found), {
      kunde: 'integer',
      datum: 'date-dmy',
      betrag: 'decimal-comma',
    });
    assert.equal(found.rows[0]?.[2]?.value, 1234.5);
  });

  it('keeps line breaks and separators within quotation marks', () => {
    const found = look('id,note\n1,"a\nb, c"\n2,"say ""hi"""\n');
    assert.equal(found.rows.length, 2);
    assert.equal(found.rows[0]?.[1]?.value, 'a\nb, c');
    assert.equal(found.rows[1]?.[1]?.value, 'say "hi"');
  });

  it('tells single quotation marks from apostrophes', () => {
    const single = detectFormat(head("id,name\n1,'Ada, L.'\n2,'Bob'\n"));
    assert.equal(single.kind === 'csv' && single.quote, 'single');
    const names = detectFormat(head("id,name\n1,O'Neill\n2,D'Arcy\n"));
    assert.equal(names.kind === 'csv' && names.quote, 'double');
  });

  it('does without headings', () => {
    const found = look('00017,2026-01-31,12.50\n00018,2026-02-01,3.00\n');
    assert.deepEqual(
      found.columns.map(({ name }) => name),
      ['column_1', 'column_2', 'column_3'],
    );
    assert.equal(found.rows.length, 2);
    assert.equal(targetsOf(found).column_1, 'user_id');
  });

  it('reads headings over nothing but text', () => {
    const found = detectFormat(head('firstname,lastname\nAda,Lovelace\nAlan,Turing\n'));
    assert.equal(found.kind === 'csv' && found.header, true);
    const none = detectFormat(head('Ada,red\nAlan,blue\nAda,green\n'));
    assert.equal(none.kind === 'csv' && none.header, false);
  });

  it('reads JSON lines by paths', () => {
    const lines = [
      {
        userId: 'u1',
        event: 'Signed Up',
        properties: { plan: 'a', items: [1] },
        ts: 1767225600000,
      },
      { userId: 'u2', event: 'Left', properties: { plan: 'b' }, ts: 1767225600001 },
    ];
    const found = look(lines.map((line) => JSON.stringify(line)).join('\n'), 'log.ndjson');
    assert.equal(found.format.kind, 'ndjson');
    assert.deepEqual(typesOf(found), {
      userId: 'text',
      event: 'text',
      'properties.plan': 'text',
      'properties.items': 'json',
      ts: 'date-milliseconds',
    });
    assert.equal(found.suggestion.kind, 'events');
    assert.equal(targetsOf(found)['properties.plan'], 'plan');
    assert.equal(targetsOf(found).event, 'event');
  });

  it('counts rows with another number of values as unreadable', () => {
    const found = look('id,name\n1,Ada\n2\n3,Eve,more\n4,Dan\n');
    assert.equal(found.unreadable, 2);
    assert.equal(found.rows.length, 2);
  });
});

describe('detecting the encoding', () => {
  const text = 'id;name\n1;Jürgen Müller-Größe\n2;Åse Sørensen\n3;François Lefèvre\n';

  it('reads UTF-8 with and without mark', () => {
    assert.equal(detectFormat(head(text)).encoding, 'utf-8');
    const found = look(`\uFEFF${text}`);
    assert.equal(found.columns[0]?.name, 'id');
  });

  for (const isBig of [false, true]) {
    for (const isMarked of [false, true]) {
      it(`reads UTF-16 ${isBig ? 'BE' : 'LE'} ${isMarked ? 'with' : 'without'} mark`, () => {
        const bytes = Buffer.from(isMarked ? `\uFEFF${text}` : text, 'utf16le');
        if (isBig) bytes.swap16();
        const found = analyse(head('', bytes), 'x.csv');
        assert.equal(found.format.encoding, isBig ? 'utf-16be' : 'utf-16le');
        assert.deepEqual(
          found.columns.map(({ name }) => name),
          ['id', 'name'],
        );
        assert.equal(found.rows[1]?.[1]?.value, 'Åse Sørensen');
      });
    }
  }

  it('reads Latin-1', () => {
    const found = analyse(head('', Buffer.from(text, 'latin1')), 'x.csv');
    assert.equal(found.format.encoding, 'windows-1252');
    assert.equal(found.rows[0]?.[1]?.value, 'Jürgen Müller-Größe');
  });

  it('is not misled by a character that the end of the sample cuts', () => {
    const bytes = Buffer.from(`${text}4;ü`).subarray(0, -1);
    assert.equal(detectFormat({ bytes, isWhole: false }).encoding, 'utf-8');
  });
});

describe('detecting types', () => {
  const typeOf = (values: string[], name = 'x') =>
    typesOf(
      look(`id\t${name}\n${values.map((value, index) => `${index + 5}\t${value}`).join('\n')}`),
    )[name];

  it('decides between day and month over all rows', () => {
    assert.equal(typeOf(['01/02/2026', '03/04/2026', '25/12/2026']), 'date-dmy');
    assert.equal(typeOf(['01/02/2026', '03/04/2026', '12/25/2026']), 'date-mdy');
    assert.equal(typeOf(['01/02/2026', '03/04/2026']), 'date-mdy');
    assert.equal(typeOf(['01.02.2026', '03.04.2026']), 'date-dmy');
  });

  it('lets one column decide for another', () => {
    const found = look('id;a;b\n1;01/02/2026;1,5\n2;03/04/2026;2,5\n');
    assert.deepEqual([typesOf(found).a, typesOf(found).b], ['date-dmy', 'decimal-comma']);
  });

  for (const [type, ...values] of [
    ['integer', '0', '17', '-3'],
    ['text', '007', '17'],
    ['decimal', '1.5', '1,234.50', '-0.25', '$3.00'],
    ['decimal-comma', '1,5', '1.234,50 €'],
    ['boolean', 'yes', 'no', 'Yes'],
    ['boolean', 'ja', 'nein'],
    ['integer', '0', '1'],
    ['date-iso', '2026-01-31T12:00:00Z', '2026-01-31 12:00', '2026-01-31'],
    ['date-compact', '19970101', '19980630'],
    ['date-ymd', '2026/1/31', '2026/12/01'],
    ['date-named', '31 January 2026', 'Jan 1, 2026'],
    ['date-named', '31. Januar 2026', '1. März 2026'],
    ['text', 'Ada', '17'],
  ] as const) {
    it(`takes ${values.join(' · ')} for ${type}`, () => {
      assert.equal(typeOf([...values]), type);
    });
  }

  it('takes numbers for seconds only where the name speaks of time', () => {
    assert.equal(typeOf(['1767225600', '1767225601'], 'created_at'), 'date-seconds');
    assert.equal(typeOf(['1767225600', '1767225601'], 'phone'), 'integer');
  });

  it('forgives a mistake in a long column, and counts it', () => {
    const values = Array.from({ length: 100 }, (_, index) => `${index}.5`);
    const found = look(`id,v\n${[...values, 'oops'].map((v) => `a,${v}`).join('\n')}`);
    assert.deepEqual([found.columns[1]?.type, found.columns[1]?.misfits], ['decimal', 1]);
  });
});

describe('suggesting a mapping', () => {
  it('takes people for traits', () => {
    const found = look(
      'id,E-Mail,First name,birthday\n1,ada@example.org,Ada,1815-12-10\n2,bob@example.org,Bob,1990-01-01\n',
      'crm-2026-11.csv',
    );
    assert.equal(found.suggestion.kind, 'traits');
    assert.equal(found.suggestion.source, 'crm');
    assert.deepEqual(targetsOf(found), {
      id: 'user_id',
      'E-Mail': 'email',
      'First name': 'First name',
      birthday: 'birthday',
    });
  });

  it('keeps to what was chosen by hand', () => {
    const found = analyse(head('a,b\n1,2\n'), 'x.csv', { types: { b: 'text' } });
    assert.equal(typesOf(found).b, 'text');
  });
});
