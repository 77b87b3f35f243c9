import { useState } from 'react'
import { receiptCode, type Receipt } from '../proof.code.ts'
import { keepPicture, pictureShelf } from '../../../platform/album.ts'
import { copy } from '../../../platform/clipboard.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Photo } from '../../../platform/photo.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { codePicture } from '../picture.code.ts'
import { squareCode } from '../../../lib/square.code.ts'
import { proofTexts } from '../proof.texts.ts'
import styles from './code.card.module.css'
import facts from './motion.card.module.css'

type Done = 'saved' | 'refused' | 'copied' | null

/** A receipt as a square code, to be kept as a picture or copied. The salt is not in it. */
export function ReceiptCode({ id, receipt }: { id: string; receipt: Receipt }) {
  const words = proofTexts.use()
  const [done, setDone] = useState<Done>(null)
  const code = receiptCode(receipt)
  const said = { saved: words.saved[pictureShelf], refused: words.notAllowed, copied: words.copied }
  const save = async () => {
    const name = `receipt-${receipt.decision.slice(0, 8)}-${receipt.size}`
    setDone((await keepPicture(codePicture(code), name)) ? 'saved' : 'refused')
  }
  const copyCode = async () => setDone((await copy(code)) ? 'copied' : null)
  return (
    <>
      <Photo src={squareCode(code)} alt={words.code} className={styles['code']} />
      <Txt className={facts['meta']}>{words.codeNote}</Txt>
      <Buttons>
        <Button id={`${id}-save`} kind="quiet" icon="save" snug onPress={() => void save()}>
          {words.save[pictureShelf]}
        </Button>
        <Button id={`${id}-copy`} kind="quiet" icon="link" snug onPress={() => void copyCode()}>
          {words.copy}
        </Button>
      </Buttons>
      {done !== null && (
        <Banner id={`${id}-done`} tone={done === 'refused' ? 'warn' : 'good'}>
          {said[done]}
        </Banner>
      )}
    </>
  )
}
