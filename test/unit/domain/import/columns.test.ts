import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../../../lib/domain/import/columns';
import { tableOf } from '../../../import/into';

const mappingOf = (header: string, ...rows: string[]) => {
  const table = tableOf([header, ...rows].join('\n'));
  const fields = guessColumns(table);
  return Object.fromEntries(
    table.columns.flatMap((name, place) => {
      const field = fields[place] ?? null;
      return field === null ? [] : [[name, field]];
    }),
  );
};

describe('guessing what the columns are', () => {
  it.each([
    [
      'Email,First Name,Last Name,Company,Job Title,Lifecycle Stage',
      { 'First Name': 'firstName', 'Last Name': 'lastName', 'Lifecycle Stage': 'stage' },
    ],
    [
      'Correo electrónico;Nombre;Apellidos;Empresa;Cargo;Etapa;Campaña',
      {
        Nombre: 'firstName',
        Apellidos: 'lastName',
        Cargo: 'jobTitle',
        Etapa: 'stage',
        Campaña: 'campaign',
      },
    ],
    [
      'e-mail,Nombre,Razón social,Puesto',
      { 'e-mail': 'email', Nombre: 'name', 'Razón social': 'company' },
    ],
    [
      'E-MAIL ADDRESS,FULL NAME,ORGANISATION NAME,POSITION',
      {
        'E-MAIL ADDRESS': 'email',
        'FULL NAME': 'name',
        'ORGANISATION NAME': 'company',
        POSITION: 'jobTitle',
      },
    ],
    [
      'Etapa del ciclo de vida,Dirección de correo electrónico,Perfil de LinkedIn',
      {
        'Etapa del ciclo de vida': 'stage',
        'Dirección de correo electrónico': 'email',
        'Perfil de LinkedIn': 'linkedin',
      },
    ],
    [
      'work_email,linkedin_url,original-source',
      { work_email: 'email', linkedin_url: 'linkedin', 'original-source': 'campaign' },
    ],
    [
      'Email,Company Linkedin Url,Person Linkedin Url,Lifecycle,Job',
      { Email: 'email', 'Person Linkedin Url': 'linkedin', Lifecycle: 'stage', Job: 'jobTitle' },
    ],
  ])('knows the names of %s', (header, expected) => {
    expect(mappingOf(header)).toMatchObject(expected);
  });

  it('takes every column of addresses of the person, and none of a colleague', () => {
    expect(
      mappingOf(
        'Contact owner email,Email,Secondary Email,Correo personal,Created by,Email Opt Out',
        'pau@ours.example,a@b.example,,a@casa.example,eva@ours.example,no',
      ),
    ).toEqual({ Email: 'email', 'Secondary Email': 'email', 'Correo personal': 'email' });
  });

  it('is not misled by columns that only begin alike', () => {
    expect(
      mappingOf('Email Opt Out,Mailing City,Account Status,Estado,Title of deal,Email'),
    ).toEqual({ Email: 'email' });
  });

  it('knows addresses when it sees them', () => {
    expect(mappingOf('Who,Where', 'Ana,ana@uno.example', 'Bo,', 'Cy,cy@dos.example')).toEqual({
      Where: 'email',
    });
    expect(mappingOf('Who,Where', 'Ana,Madrid')).toEqual({});
  });

  it('takes the likelier name and the filled column, not the first', () => {
    expect(mappingOf('Title,Job Title,Email', 'Mr.,Buyer,a@b.example')).toEqual({
      'Job Title': 'jobTitle',
      Email: 'email',
    });
    expect(mappingOf('Company,Account Name,Email', ',Acme,a@b.example')).toMatchObject({
      'Account Name': 'company',
    });
    expect(mappingOf('Title,Email', 'Buyer,a@b.example')).toMatchObject({ Title: 'jobTitle' });
  });

  it('takes a status for a stage only where it holds stages', () => {
    expect(mappingOf('Email,Status', 'a@b.example,cold', 'b@b.example,warm')).toEqual({
      Email: 'email',
    });
    expect(mappingOf('Email,Status', 'a@b.example,MQL', 'b@b.example,Customer')).toMatchObject({
      Status: 'stage',
    });
  });

  it('takes "Name" beside a family name for the given one, unless it holds both', () => {
    expect(mappingOf('Name,Surname,Email', 'Ana,Roig,a@b.example')).toMatchObject({
      Name: 'firstName',
    });
    expect(mappingOf('Name,Surname,Email', 'Ana Roig,Roig,a@b.example')).toMatchObject({
      Name: 'name',
    });
  });
});
