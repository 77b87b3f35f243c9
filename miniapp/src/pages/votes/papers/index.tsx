export { PapersScreen as default } from '../../../features/votes/screens/papers.screen.tsx'
