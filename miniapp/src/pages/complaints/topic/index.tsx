export { TopicScreen as default } from '../../../features/complaints/screens/topic.screen.tsx'
