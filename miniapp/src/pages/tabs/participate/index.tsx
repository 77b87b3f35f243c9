export { ParticipateScreen as default } from '../../../features/participate/screens/participate.screen.tsx'
