import { buffer } from 'node:stream/consumers'
import { setImmediate as breathe } from 'node:timers/promises'
import { groupBy } from '../group.ts'
import { a4, ink, inShanghai, newDocument, write } from './page.ts'
import { drawQr } from './qr.ts'

/** What stands at the head of every sheet of a notice. */
export interface NoticeHead {
  community: string
  title: string
  /** In whose name it was posted, such as `枫林苑 3幢 楼组长`. */
  office: string
  published: Date
  /** What the square code opens. */
  url: string
}

export interface Door {
  estate: string
  buildingId: string
  building: string
  entrance: string
  unitLabel: string
  isNobodyThere: boolean
}

export interface DoorSheet extends NoticeHead {
  /** In the order one walks them. */
  doors: readonly Door[]
}

const margin = 36
const qr = 76
const top = margin + qr + 24
const bottom = a4.height - margin - 18
const columns = 3
const gap = 14
const column = (a4.width - 2 * margin - (columns - 1) * gap) / columns
const line = 21
const box = 9

/**
 * A PDF of A4 pages with the doors to knock at, those of a building together and of an entrance under its name, with a
 * square to tick at each. There is no name of a person on it. Every page says what it is about.
 */
export async function doorSheet({ doors, ...head }: DoorSheet): Promise<Buffer> {
  const doc = newDocument(`${head.title} 上门单`)
  const whole = buffer(doc)
  const buildings = [...groupBy(doors, (door) => door.buildingId).values()]
  for (const inBuilding of buildings) await drawBuilding(doc, head, inBuilding)
  if (buildings.length === 0) {
    drawHead(doc, head, '每户都有人看过了 Every flat has read it')
  }
  doc.end()
  return whole
}

async function drawBuilding(doc: PDFKit.PDFDocument, head: NoticeHead, doors: readonly Door[]): Promise<void> {
  const [first] = doors
  const name = `${first?.estate ?? ''} ${first?.building ?? ''} · ${String(doors.length)} 户`
  let place = { column: columns, y: bottom }
  const take = async (lines: number) => {
    if (place.y + lines * line > bottom) place = { column: place.column + 1, y: top }
    if (place.column >= columns) {
      // Drawing a page takes a while; others are served between.
      await breathe()
      drawHead(doc, head, name)
      place = { column: 0, y: top }
    }
    const at = { x: margin + place.column * (column + gap), y: place.y }
    place.y += lines * line
    return at
  }
  const heading = ({ x, y }: { x: number; y: number }, text: string) =>
    write(doc, 'bold', text, { x, y: y + 3, width: column, height: 17 }, [11, 7])
  for (const [entrance, inEntrance] of groupBy(doors, (door) => door.entrance)) {
    // A heading does not stand alone at the foot of a column.
    const { x, y } = await take(2)
    place.y -= line
    heading({ x, y }, `${entrance} · ${String(inEntrance.length)}`)
    let under = x
    for (const door of inEntrance) {
      let at = await take(1)
      // A column says anew behind which entrance its doors are.
      if (at.x !== under) {
        heading(at, `${entrance}（续）`)
        under = at.x
        at = await take(1)
      }
      drawDoor(doc, at, door)
    }
  }
}

function drawDoor(doc: PDFKit.PDFDocument, { x, y }: { x: number; y: number }, door: Door): void {
  doc
    .save()
    .lineWidth(0.8)
    .strokeColor(ink.text)
    .rect(x, y + 4, box, box)
    .stroke()
  const note = door.isNobodyThere ? '无人登记' : '未读'
  write(doc, 'regular', door.unitLabel, { x: x + box + 6, y: y + 1, width: 70, height: 17 }, [11, 6])
  write(doc, 'regular', note, { x: x + box + 80, y: y + 3, width: column - box - 80, height: 14 }, [8, 6], ink.faint)
  doc
    .lineWidth(0.4)
    .strokeColor(ink.cut)
    .moveTo(x, y + line - 3)
    .lineTo(x + column, y + line - 3)
    .stroke()
    .restore()
}

function drawHead(doc: PDFKit.PDFDocument, head: NoticeHead, what: string): void {
  doc.addPage()
  const width = a4.width - 2 * margin - qr - 16
  const x = margin
  write(
    doc,
    'regular',
    `${head.community} · ${head.office} · ${inShanghai(head.published)}`,
    { x, y: margin, width, height: 14 },
    [9, 6],
    ink.faint,
  )
  write(doc, 'bold', head.title, { x, y: margin + 15, width, height: 40 }, [16, 8])
  write(doc, 'bold', what, { x, y: margin + 57, width, height: 18 }, [12, 7])
  drawQr(doc, head.url, { x: a4.width - margin - qr, y: margin, size: qr })
  const foot = '上门单：还没有人看过通知的住户；登门告知后打钩。Doors where nobody has read it yet: tick when told.'
  write(doc, 'regular', foot, { x, y: bottom + 6, width: a4.width - 2 * margin, height: 12 }, [7, 5], ink.faint)
}
