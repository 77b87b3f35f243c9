import { useQuery } from '@tanstack/react-query'
import { identity } from '@liren/shared/identity'
import { Box, Press } from '../../../platform/elements.tsx'
import { useState } from 'react'

export default function P() {
  const [n, set] = useState(0)
  const q = useQuery({ queryKey: ['a'], queryFn: async () => identity.me.reply.safeParse({}).success })
  return (
    <Box as="main">
      <Press id="go" onPress={() => set(n + 1)}>
        hello {n} {String(q.data)}
      </Press>
    </Box>
  )
}
