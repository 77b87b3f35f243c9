import { constants, crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive. Size and checksum that are not stated are true. */
export interface ZipEntry {
  name: string
  /** Deflated when the archive is made, unless `deflated` says it is already, or `stored` that it stays as it is. */
  data: Buffer | string
  stored?: boolean
  deflated?: boolean
  statedSize?: number
  encrypted?: boolean
  checksum?: number
}

/** An archive (APPNOTE 4.3) whose headers may lie, which no library would write. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const plain = Buffer.from(entry.data)
    const packed = entry.stored || entry.deflated ? plain : deflateRawSync(plain)
    const name = Buffer.from(entry.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.encrypted ? 0x801 : 0x800, 2)
    common.writeUInt16LE(entry.stored ? 0 : 8, 4)
    common.writeUInt32LE(entry.checksum ?? (entry.deflated ? 0 : crc32(plain)), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(entry.statedSize ?? plain.length, 18)
    common.writeUInt16LE(name.length, 22)
    local.push(Buffer.from('PK\u0003\u0004'), common, name, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, name)
    offset += 4 + common.length + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end])
}

/** So many megabytes of one character between two texts, deflated without ever being there. */
export function deflatedMegabytes(before: string, character: string, megabytes: number, after = ''): Buffer {
  const open = { finishFlush: constants.Z_FULL_FLUSH }
  const megabyte = deflateRawSync(Buffer.alloc(2 ** 20, character), open)
  return Buffer.concat([
    deflateRawSync(Buffer.from(before), open),
    ...Array.from({ length: megabytes }, () => megabyte),
    deflateRawSync(Buffer.from(after)),
  ])
}
