import { zip, type ZipEntry } from './zip.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const packages = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

export interface MadeXlsx {
  /** Inside each `worksheet`, by the name of the sheet. */
  sheets?: Record<string, string>
  /** Attributes of a sheet in the list, such as `state="hidden"`. */
  sheetAttributes?: Record<string, string>
  /** Inside `sst`. */
  strings?: string
  /** Inside `styleSheet`. */
  styles?: string
  /** Inside `workbook`, before the sheets. */
  workbook?: string
  /** Added to the archive, or put in the place of one of its parts. */
  parts?: ZipEntry[]
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`

/** The bytes of an .xlsx, made from XML so that it can be anything. */
export function xlsx({
  sheets = {},
  sheetAttributes = {},
  strings,
  styles,
  workbook = '',
  parts = [],
}: MadeXlsx): Buffer {
  const names = Object.keys(sheets)
  const made: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships ${packages}>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}">${workbook}<sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}" ${sheetAttributes[name] ?? ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${packages}>${names
      .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index}.xml`))
      .join(
        '',
      )}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles ?? ''}</styleSheet>`,
  }
  names.forEach((name, index) => {
    made[`xl/worksheets/sheet${index}.xml`] = `<worksheet ${main}>${sheets[name]}</worksheet>`
  })
  const replaced = new Set(parts.map(({ name }) => name))
  const entries = Object.entries(made).map(([name, data]) => ({ name, data }))
  return zip([...entries.filter(({ name }) => !replaced.has(name)), ...parts])
}

/** One sheet of these rows, each the XML inside a `row`. */
export const sheetOf = (...rows: string[]): string =>
  `<sheetData>${rows.map((row, index) => `<row r="${index + 1}">${row}</row>`).join('')}</sheetData>`

/** A cell with its text inside. */
export const inline = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
