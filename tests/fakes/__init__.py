"""Stand-ins for the outside world, in memory. tests/contracts holds them to what the real ones do."""

from tests.fakes.clock import FakeClock as FakeClock
from tests.fakes.diary import FakeDiary as FakeDiary
from tests.fakes.diary import FakeDiaryOpener as FakeDiaryOpener
from tests.fakes.diary import FakeDiaryReader as FakeDiaryReader
from tests.fakes.diary import FakePlanStore as FakePlanStore
from tests.fakes.history import FakeHistory as FakeHistory
from tests.fakes.history import FakeHistoryOpener as FakeHistoryOpener
from tests.fakes.learning import FakeKnowledgeLog as FakeKnowledgeLog
from tests.fakes.learning import FakeLearningLog as FakeLearningLog
from tests.fakes.learning import FakeLearningOpener as FakeLearningOpener
from tests.fakes.learning import FakeLearningReader as FakeLearningReader
from tests.fakes.learning import FakeLessonIndex as FakeLessonIndex
from tests.fakes.people import FakeBackups as FakeBackups
from tests.fakes.people import FakePreferences as FakePreferences
from tests.fakes.people import FakeProfiles as FakeProfiles
from tests.fakes.pictures import FakeCatalogue as FakeCatalogue
from tests.fakes.pictures import FakeFrames as FakeFrames
from tests.fakes.pictures import FakePictureChoices as FakePictureChoices
from tests.fakes.pictures import fake_pixels as fake_pixels
from tests.fakes.record import FakeBreathing as FakeBreathing
from tests.fakes.record import FakeReading as FakeReading
from tests.fakes.record import FakeRecord as FakeRecord
from tests.fakes.record import FakeSession as FakeSession
from tests.fakes.sessions import FakeBreathLog as FakeBreathLog
from tests.fakes.sessions import FakeSessionLog as FakeSessionLog
