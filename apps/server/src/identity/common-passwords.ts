/** The most guessed passwords of at least ten characters, lower case; shorter ones are refused for their length. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `0123456789 1234567890 0987654321 9876543210 12345678910 123456789a 123456789q 1234567891 123456789abc 1q2w3e4r5t
  1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 qwertyuiop qwertyuiop123 qwerty12345 qwerty123456
  qwerty1234 qazwsxedcrfv qwertzuiop azertyuiop azerty12345 asdfghjkl1 asdfghjkl123 zxcvbnm123 asdfasdfasdf qweasdzxc123
  abcdefghij abcdefghijk abcdefghijkl abcd123456 abc1234567 abc123abc123 abcd1234abcd a123456789 a1234567890 aa12345678
  password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 passwordpassword password1!
  password123! motdepasse motdepasse1 motdepasse123 matkhau123 matkhau1234 matkhau12345 matkhaumatkhau anhyeuem123
  emyeuanh123 anhyeuem1234 anhyeuemnhieu iloveyou12 iloveyou123 iloveyou1234 iloveyouforever jetaime123 jetaime1234
  letmein123 letmein1234 welcome123 welcome1234 welcome12345 bienvenue123 bienvenue1 changeme123 changeme1234
  administrator admin12345 admin123456 admin123admin adminadmin root123456 superadmin superuser1 superman123 batman12345
  football123 football12 baseball123 basketball liverpool1 liverpool123 manchester chelsea123 arsenal123 barcelona1
  barcelona123 realmadrid juventus123 dragon12345 monkey12345 princess12 princess123 sunshine12 sunshine123 computer12
  computer123 internet123 samsung123 google12345 facebook123 michael123 jennifer123 jessica123 charlie123 soleil12345
  doudou12345 marseille13 chocolat123 trustno1trustno1 starwars123 whatever123 mustang123 pokemon123 student123
  student1234 teacher123 teacher1234 etudiant123 sinhvien123 giaovien123 school12345 university1 university123 exam123456
  examination secret12345 secretsecret test123456 testtest123 testtesttest guest12345 default123 qwerty123qwerty
  11111111111 1111111111 0000000000 00000000000 1122334455 112233445566 1212121212 123123123123 1231231231 123321123321
  1357924680 2468013579 147258369a 1472583690 123qweasdzxc 123456qwerty 12345qwert qwert12345 123456abcdef abcdef123456
  mynameis123 thisisapassword thisismypassword nopassword123 ilovemyfamily ilovemymom1 godisgood1 jesuschrist blessed123`.split(
    /\s+/,
  ),
)
