import { openHere, type Opening } from './box.opening.ts'

process.once('message', (opening: Opening) => {
  void openHere(opening).then((texts) => process.send?.(texts))
})
