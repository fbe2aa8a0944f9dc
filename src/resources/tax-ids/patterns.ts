/** What tax ids look like, by type. https://docs.stripe.com/billing/customer/tax-ids#supported-tax-id */

interface TaxIdKind {
  /** Two letters; of the European Union's numbers the first two letters say it. */
  country: string | null;
  /** One or more: `9` is a digit, `a` a letter, `x` either; other characters stand for themselves, and those between parts may be missing. */
  patterns: readonly string[];
}

/** `type: patterns`, where the country stands at the beginning of the type. */
const NATIONAL: Readonly<Record<string, string>> = {
  ad_nrt: 'a-999999-a',
  ae_trn: '999999999999999',
  al_tin: 'a99999999a',
  am_tin: '99999999',
  ao_tin: '9999999999',
  ar_cuit: '99-9999999-99',
  au_abn: '99999999999',
  au_arn: '999999999999',
  aw_tin: '99999999',
  az_tin: '9999999999',
  ba_tin: '999999999999',
  bb_tin: '9999999999999',
  bd_bin: '999999999-9999',
  bf_ifu: '99999999a',
  bg_uic: '999999999',
  bh_vat: '999999999999999',
  bj_ifu: '9999999999999',
  bo_tin: '999999999',
  br_cnpj: '99.999.999/9999-99',
  br_cpf: '999.999.999-99',
  bs_tin: '999.999.999',
  by_tin: '999999999',
  ca_bn: '999999999',
  ca_gst_hst: '999999999RT9999',
  ca_pst_bc: 'PST-9999-9999',
  ca_pst_mb: '999999-9',
  ca_pst_sk: '9999999',
  ca_qst: '9999999999TQ9999',
  cd_nif: 'a9999999a',
  ch_uid: 'CHE-999.999.999 HR|CHE-999.999.999',
  ch_vat: 'CHE-999.999.999 MWST|CHE-999.999.999 TVA|CHE-999.999.999 IVA',
  cl_tin: '99.999.999-x|9.999.999-x',
  cm_niu: 'a999999999999a',
  cn_tin: 'xxxxxxxxxxxxxxxxxx|xxxxxxxxxxxxxxx',
  co_nit: '999.999.999-9',
  cr_tin: '9-999-999999|9-9999-9999',
  cv_nif: '999999999',
  de_stn: '9999999999|99999999999',
  do_rcn: '999-9999999-9',
  ec_ruc: '9999999999999',
  eg_tin: '999999999',
  es_cif: 'a9999999x',
  et_tin: '9999999999',
  eu_oss_vat: 'EU999999999',
  gb_vat: 'GB999999999|GB999999999999|GBGD999|GBHA999',
  ge_vat: '999999999',
  gn_nif: '999999999',
  hk_br: '99999999',
  hr_oib: '99999999999',
  hu_tin: '99999999-9-99',
  id_npwp: '999.999.999.9-999.999',
  il_vat: '999999999',
  in_gst: '99aaaaa9999axax',
  is_vat: '999999',
  jp_cn: '9999999999999',
  jp_rn: '99999',
  jp_trn: 'T9999999999999',
  ke_pin: 'a999999999a',
  kg_tin: '99999999999999',
  kh_tin: '9999-999999999',
  kr_brn: '999-99-99999',
  kz_bin: '999999999999',
  la_tin: '999999999-999',
  li_uid: 'CHE999999999',
  li_vat: '99999',
  ma_vat: '99999999',
  md_vat: '9999999',
  me_pib: '99999999',
  mk_vat: 'MK9999999999999',
  mr_nif: '99999999',
  mx_rfc: 'aaa999999xxx|aaaa999999xxx',
  my_frp: '99999999',
  my_itn: 'a 9999999999|aa 99999999999',
  my_sst: 'a99-9999-99999999',
  ng_tin: '99999999-9999',
  no_vat: '999999999MVA',
  no_voec: '9999999',
  np_pan: '999999999',
  nz_gst: '999999999|99999999',
  om_vat: 'OM9999999999',
  pe_ruc: '99999999999',
  ph_tin: '999999999999',
  pl_nip: '9999999999',
  ro_tin: '9999999999999',
  rs_pib: '999999999',
  ru_inn: '9999999999|999999999999',
  ru_kpp: '999999999',
  sa_vat: '999999999999999',
  sg_gst: 'M99999999x|M99999999|xxxxxxxxxx',
  sg_uen: '999999999a|99999999a|a99aa9999a',
  si_tin: '99999999',
  sn_ninea: '9999999x9x9|99999999a9',
  sr_fin: '9999999999',
  sv_nit: '9999-999999-999-9',
  th_vat: '9999999999999',
  tj_tin: '999999999',
  tr_tin: '9999999999',
  tw_vat: '99999999',
  tz_vat: '99999999a',
  ua_vat: '999999999|999999999999',
  ug_tin: '9999999999',
  us_ein: '99-9999999',
  uy_ruc: '999999999999',
  uz_tin: '999999999',
  uz_vat: '999999999999',
  ve_rif: 'a-99999999-9',
  vn_tin: '9999999999|9999999999-999',
  za_vat: '9999999999',
  zm_tin: '9999999999',
  zw_tin: '9999999999',
};

/** Members of the European Union, by the letters that their numbers begin with; Northern Ireland keeps its own. */
const EUROPEAN: readonly string[] = [
  ...['ATU99999999', 'BE9999999999', 'BG999999999', 'BG9999999999', 'CY99999999a', 'CZ99999999', 'CZ999999999'],
  ...['CZ9999999999', 'DE999999999', 'DK99999999', 'EE999999999', 'EL999999999', 'ESx9999999x', 'FI99999999'],
  ...['FRxx999999999', 'HR99999999999', 'HU99999999', 'IE9xxxxxa', 'IE9xxxxxxa', 'IE9xxxxxaa', 'IE9999999aa'],
  ...['IT99999999999', 'LT999999999', 'LT999999999999', 'LU99999999', 'LV99999999999', 'MT99999999'],
  ...['NL999999999B99', 'PL9999999999', 'PT999999999', 'RO99', 'RO999', 'RO9999', 'RO99999', 'RO999999', 'RO9999999'],
  ...['RO99999999', 'RO999999999', 'RO9999999999', 'SE999999999999', 'SI99999999', 'SK9999999999'],
  ...['XI999999999', 'XI999999999999'],
];

export const TAX_IDS: ReadonlyMap<string, TaxIdKind> = new Map<string, TaxIdKind>([
  ['eu_vat', { country: null, patterns: EUROPEAN }],
  ...Object.entries(NATIONAL).map(([type, patterns]): [string, TaxIdKind] => [
    type,
    { country: type === 'eu_oss_vat' ? null : type.slice(0, 2).toUpperCase(), patterns: patterns.split('|') },
  ]),
]);

const CLASSES: Readonly<Record<string, string>> = { '9': '\\d', a: '[A-Za-z]', x: '[A-Za-z0-9]' };

const regExps = new Map<string, RegExp>();

function regExpOf(pattern: string): RegExp {
  let found = regExps.get(pattern);
  if (found === undefined) {
    const parts = Array.from(pattern, (char) => CLASSES[char] ?? (/\w/.test(char) ? char : `\\${char}?`));
    found = new RegExp(`^${parts.join('')}$`);
    regExps.set(pattern, found);
  }
  return found;
}

export const hasForm = (type: string, value: string): boolean =>
  TAX_IDS.get(type)?.patterns.some((pattern) => regExpOf(pattern).test(value)) === true;

/** Greek numbers begin with letters that are not the country's. */
const OTHERWISE: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };

/** @returns two letters; null for numbers of the whole Union */
export function countryOf(type: string, value: string): string | null {
  if (type !== 'eu_vat') return TAX_IDS.get(type)?.country ?? null;
  const letters = value.slice(0, 2).toUpperCase();
  return OTHERWISE[letters] ?? letters;
}
