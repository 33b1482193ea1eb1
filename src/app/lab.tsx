import { LabPage } from './LabPage.tsx'
import { startPage } from './startPage.tsx'

void startPage({ render: () => <LabPage />, playsByItself: true })
