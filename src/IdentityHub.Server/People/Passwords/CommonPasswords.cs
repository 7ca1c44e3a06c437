using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// Passwords that head the published lists of leaked ones: some by themselves, and 49,000 by the first 32 bits of their SHA-256, so that
/// one in 87,000 others is taken for one of them. Nobody is asked, and no password leaves the hub. Millions of others are known.
/// </summary>
/// <remarks>Where the list comes from says <c>deploy/lists/README.md</c>.</remarks>
internal static class CommonPasswords
{
    private const string List = """
        !@#$%^&* !@#$%^&*( !qaz1qaz !qaz2wsx 000000 0000000 00000000 010203 0123456 01234567 0123456789 0987654321 102030 111111 1111111
        11111111 1111111111 112233 11223344 121212 12121212 123123 12312312 123123123 123321 12341234 1234321 1234554321 123456 1234567
        12345678 123456789 1234567890 12345678910 123456789a 123456a 123456abc 123456q 12345a 12345qwert 1234abcd 1234qwer 123654
        123654789 123abc 123abc123 123qwe 123qwe123 123qweasd 131313 1314520 135792468 147258 147258369 147852369 159357 159753 159951
        1a2b3c 1a2b3c4d 1q2w3e 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t 1q2w3e4r5t6y 1qaz!qaz 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qaz@wsx 1qaz@wsx3edc
        1qazxsw2 1qwerty 20002000 20202020 212121 222222 22222222 232323 246810 252525 2wsx3edc 31415926 321321 333333 33333333
        369258147 420420 444444 44444444 454545 456123 456789 4815162342 5201314 520520 555555 55555555 654321 666666 66666666 696969
        69696969 741852963 753951 777777 7777777 77777777 789456 789456123 7894561230 87654321 888888 88888888 963852741 987654
        987654321 9876543210 999999 99999999 999999999 a123456 a1234567 a12345678 a123456789 a1b2c3 a1b2c3d4 aa123456 aa12345678 aaa111
        aaaa1111 aaaaaa aaaaaaaa abc123 abc12345 abc123456 abc123abc abc@123 abcabc abcd1234 abcd12345 abcd@1234 abcde123 abcdef abcdefg
        abcdefg1 abcdefgh access access14 account1 admin1 admin12 admin123 admin1234 admin12345 admin123456 admin@123 admin@1234
        adminadmin administrator administrator1 airplane albert alexander alexander1 alexandra amanda america american anderson andrea
        andrew angel123 angela angelina angels animal anthony anthony1 apple123 arsenal arsenal1 asd123 asdasd asdasdasd asdf123
        asdf1234 asdfasdf asdfgh asdfghj asdfghjk asdfghjkl asdfghjkl1 ashley ashley1 austin autumn2024 autumn2025 awesome1 azerty
        azertyuiop babygirl babygirl1 backup123 banana banana123 barbara barcelona baseball baseball1 basketball basketball1 batman
        batman123 beautiful beautiful1 benjamin bestfriend bigdaddy billabong bismillah blessed1 blink182 brandon brandon1 brittany
        broncos1 buster butterfly butterfly1 calvin carlos carolina caroline casper catherine changeit changeme changeme1 changeme123
        charles charlie charlie1 charlotte cheese chelsea chelsea1 chester chicken chicken1 chocolate chocolate1 chris123 christian
        christian1 christina christine christopher cocacola coffee123 computer computer1 computer123 contrasena contraseña cookie
        cookies1 cowboys1 cristina crystal daniel daniel123 danielle database david123 default default1 default123 demo1234 demodemo
        destiny1 diamond diamond1 dolphin dolphins donald dragon dragon12 dragon123 dragonball drowssap eeyore12 einstein elephant
        elizabeth elizabeth1 eminem1 emmanuel england1 enter123 estrella ewq321 facebook facebook1 family123 ferrari fireball firebird
        flower123 flowers1 football football1 football12 forever forever1 forever21 francesco francis freedom freedom1 friends1
        friendship fuckyou fuckyou1 fuckyou123 fuckyou2 gabriel garfield gateway george gfhjkm ginger godzilla goodluck google123
        google1234 guest123 guest1234 gwerty123 hahaha hannah123 hardcore harley harrypotter haslo123 heather hello123 hello1234
        hello12345 hellokitty helloworld hockey1 hottie1 hunter hunter12 hunter123 hunter2 identity123 iloveme iloveu123 iloveu2
        iloveyou iloveyou! iloveyou1 iloveyou12 iloveyou123 iloveyou2 independent india123 india@123 infinity internet internet1
        jackson1 jasmine jasmine1 jeffrey jennifer jennifer1 jessica jessica1 jesus123 jesus777 jesuschrist jonathan jonathan1 jordan
        jordan23 joseph joshua joshua1 justin123 justinbieber juventus kevin123 killer killer123 kimberly kingking klaster krishna
        lakers24 lebron23 letmein letmein! letmein1 letmein123 letmein2 liverpool liverpool1 login123 logitech london123 lovelove
        lovely1 loveme123 loveyou1 loveyou123 lucky123 lucky777 maggie manchester manchester1 manunited marcus123 maria123 marina123
        marlboro marseille martin123 master master12 master123 masterkey matrix123 matthew matthew1 maverick maximus melanie melissa
        mercedes merlin metallica michael michael1 michael123 michelle michelle1 mickey1 microsoft minecraft minecraft1 monitor monkey
        monkey12 monkey123 monster monster1 motdepasse mother123 motorola mustang mustang1 mynoob mypassword myspace1 myspace123
        naruto123 natasha nathan123 naughty newpassword newyork1 nicholas nicholas1 nicole123 nintendo nirvana1 nothing1 nothing123
        november october1 oliver123 orange123 p@$$w0rd p@$$word p@ss1234 p@ssw0rd p@ssw0rd! p@ssw0rd1 p@ssw0rd123 p@ssword p@ssword1
        p@ssword123 pa$$w0rd pa$$word pa55w0rd pa55word panther1 parola123 pass1234 pass12345 pass123456 pass@123 pass@1234 pass@word1
        passpass passw0rd passw0rd! passw0rd1 passw0rd123 passwd password password! password!1 password. password0 password00 password01
        password1 password1! password10 password11 password12 password12! password123 password123! password1234 password12345
        password123456 password2 password2020 password2021 password2022 password2023 password2024 password2025 password2026 password21
        password22 password3 password321 password4 password5 password6 password69 password7 password77 password8 password88 password9
        password99 password@1 password@123 password_1 passwordpassword passwort passwort1 passwort123 patrick peaches1 peanut pepper123
        phoenix1 pokemon pokemon1 pokemon123 police123 porsche911 portugal postgres postgres1 pretty1 princess princess1 princess12
        princess123 private1 purple123 pussycat q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazqaz qazwsx qazwsx123 qazwsxedc qazwsxedc123
        qazxsw qq123456 qqqqqq qqqqqqqq qwaszx qwe123 qwe123qwe qweasd qweasd123 qweasdzxc qweasdzxc123 qweqwe qweqwe123 qweqweqwe
        qwer!@#$ qwer1234 qwerasdf qwerqwer qwert123 qwert1234 qwert12345 qwerty qwerty1 qwerty11 qwerty12 qwerty12! qwerty123
        qwerty123! qwerty1234 qwerty12345 qwerty123456 qwerty7 qwertyu qwertyui qwertyuiop qwertyuiop1 qwertz qwertzui qwertzuiop
        rachel123 raiders1 rainbow1 ranger12 rangers1 rebecca1 richard1 robert123 rockstar1 rockyou rockyou1 ronaldo7 root1234 root@123
        rootroot rootroot1 rush2112 russia123 salasana samantha samantha1 samsung samsung1 samsung123 sandra123 sarah123 scooter1
        scorpion secret secret1 secret12 secret123 secret1234 security security1 senha123 server123 service1 shadow shadow12 shadow123
        shannon1 slipknot slipknot1 snoopy12 snowball soccer12 soleil123 sophie123 spiderman spiderman1 spring2024 spring2025 spring2026
        starwars starwars1 steelers steelers1 stephanie summer123 summer2023 summer2024 summer2025 summer2026 sunshine sunshine1
        sunshine12 sunshine123 superman superman1 superman123 superstar support1 support123 sweetheart swordfish sysadmin system123
        taylor123 teacher1 temp1234 temp123456 temporary tennis123 test12 test123 test1234 test12345 test123456 test1test test@123
        testing testing1 testing123 testpass testtest testuser thomas123 thunder1 tiffany1 tigger12 tigger123 tinkerbell titanic1
        toor1234 toyota123 travel123 trinity1 trustno1 tweety12 twilight1 undertaker unknown1 usa12345 user1234 user123456 username
        username1 vagrant valentina vampire1 vanessa1 vendetta vfhbyf victoria victoria1 victory1 wachtwoord warcraft warrior1 webmaster
        welcome welcome! welcome01 welcome1 welcome1! welcome12 welcome123 welcome123! welcome1234 welcome2 welcome2024 welcome2025
        welcome2026 welcome@1 welcome@123 whatever whatever1 whocares william1 williams windows1 windows10 winner123 winter123
        winter2023 winter2024 winter2025 winter2026 woaini1314 woaini520 wolverine xbox360 xxxxxx xxxxxxxx yamaha123 yankees1 yellow123
        yourpassword youtube1 yuantuo2012 zaq!2wsx zaq12wsx zaq1xsw2 zaq1zaq1 zidane10 zxc123 zxc123456 zxcasdqwe zxcasdqwe123 zxcvbn
        zxcvbn123 zxcvbnm zxcvbnm, zxcvbnm1 zxcvbnm123 zzzzzz zzzzzzzz
        """;

    private static readonly FrozenSet<string> Known = List
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly byte[] Prefixes = LoadPrefixes();

    /// <summary>Whether the password is on a list, in whatever case.</summary>
    public static bool Contains(string password) => Known.Contains(password) || HasPrefix(password.ToLowerInvariant());

    // The prefixes are sorted; a binary search needs no more memory than the list itself.
    private static bool HasPrefix(string password)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(password), hash);
        var wanted = BinaryPrimitives.ReadUInt32BigEndian(hash);
        var (low, high) = (0, (Prefixes.Length / sizeof(uint)) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = BinaryPrimitives.ReadUInt32BigEndian(Prefixes.AsSpan(middle * sizeof(uint)));
            if (found == wanted)
            {
                return true;
            }

            (low, high) = found < wanted ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private static byte[] LoadPrefixes()
    {
        const string name = "IdentityHub.Server.People.Passwords.common-passwords.bin";
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");
        var prefixes = new byte[stream.Length];
        stream.ReadExactly(prefixes);
        return prefixes;
    }
}
