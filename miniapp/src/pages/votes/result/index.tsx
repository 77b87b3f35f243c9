export { ResultScreen as default } from '../../../features/votes/screens/result.screen.tsx'
