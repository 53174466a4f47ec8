"""Simulated persons with a known truth: does the verdict of Progress say what is true of them?

Every person is made of a seed. Each has an accuracy, a usual time, a spread of times (log-normal: 0.4 to 0.9 s), good
and bad days that move both sides alike (3 points, 7 % of the time), and learning in the first two tests, which do not
count. Pictures are answered one by one through the real drill, whose own rules judge them, show too fast ones again and
decide what counts; what counts is compared by the real verdict. For a few persons all of it is also done by the real
service on a real record, and read back by the reader that the charts use: both ways must say the same to the last digit
(``test_in_a_record.py``).

``truths.py`` holds the kinds of persons and the rates that are claimed of them. The claims are tested with the honest
margin of so many persons, and stand as a table at the end of the tests' report.

What the rule cannot see, by its own design, and the table says so too:

- A change of less than 14 points or 0.49 s is never called real, however sure it is.
- With eight tests of 40 pictures a change of 25 points is found in nearly nine of ten persons, one of 15 points in few:
  so few pictures say no more. More tests find more.
- A change of one side alone counts half in the verdict of both sides; it shows under that side.
- Somebody who is right in 60 of 100 pictures is above chance: with 120 answers about three of ten such persons are said
  to find the pictures hard to tell apart.
- Somebody with very good and very bad days (8 points, a quarter of the time) is told of a change that is none in about
  one of ten cases: two measures are looked at, each with its own 5 %, and the trade-off of speed for accuracy.
- The 5 % are of one look. Who looks after each of 40 tests sees a change that is none at least once in about 15 of 100
  cases (steady persons, 35 looks), for a test or three; the next tests take it back.
- Ups and downs that last for weeks, such as a flare over the newest three tests, are a change as long as they last.
- Half swapped keys look like guessing. Rushing leaves no tests to compare: nothing is said but that there are too few.
"""
