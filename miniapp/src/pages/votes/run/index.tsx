export { RunScreen as default } from '../../../features/votes/screens/run.screen.tsx'
