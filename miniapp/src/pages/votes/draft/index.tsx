export { DraftScreen as default } from '../../../features/votes/screens/draft.screen.tsx'
