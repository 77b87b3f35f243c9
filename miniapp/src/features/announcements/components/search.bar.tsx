import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { searchTexts } from '../search.texts.ts'
import styles from './search.bar.module.css'

interface SearchBarProps {
  value: string
  onInput: (value: string) => void
  onGo: () => void
}

/** Where to type what to look for; Enter, or the button, looks. */
export function SearchBar({ value, onInput, onGo }: SearchBarProps) {
  const words = searchTexts.use()
  return (
    <Box className={styles['bar']}>
      <Box className={styles['input']}>
        <TextInput
          id="search-words"
          label={words.label}
          placeholder={words.placeholder}
          value={value}
          onInput={onInput}
          onEnter={onGo}
          maxLength={50}
          autoFocus
        />
      </Box>
      <Button id="search-go" kind="primary" snug icon="search" disabled={value.trim() === ''} onPress={onGo}>
        {words.go}
      </Button>
    </Box>
  )
}
