export { TopicsScreen as default } from '../../../features/complaints/screens/topics.screen.tsx'
