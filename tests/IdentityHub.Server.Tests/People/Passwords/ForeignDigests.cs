namespace IdentityHub.Server.Tests.People.Passwords;

/// <summary>Digests of one password as other software writes them.</summary>
public static class ForeignDigests
{
    public const string Password = "violet harbour lantern 9";

    private const string Result = "TtCehC16dA6m2H3ptHypjDKjCM546Asm6YSGqWwWl0+1kzopHQa/e1QSeNSnwCazFj7q4+0mqh2NJOj4XyEYSQ==";
    private const string SignerKey = "AAMGCQwPEhUYGx4hJCcqLTAzNjk8P0JFSEtOUVRXWl1gY2ZpbG9ydXh7foGEh4qNkJOWmZyfoqWoq66xtLe6vQ==";

    /// <summary>Algorithm and digest.</summary>
    public static TheoryData<string, string> All => new()
    {
        // The argon2 command of the reference implementation.
        { "Argon2i", "$argon2i$v=19$m=4096,t=3,p=1$c29tZXNhbHQxMjM0NTY3OA$wgjWgADc0f+j/vzQgo89oQ6H4vDnqefjfUmA/KbBDfM" },
        { "Argon2d", "$argon2d$v=19$m=4096,t=3,p=2$c29tZXNhbHQxMjM0NTY3OA$ykc1wPOA5qmsIFsx1wBxzruANBrisCht3ubw4k64Lig" },
        { "Argon2id", "$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHQxMjM0NTY3OA$isMmeWOh+9d142NAQjDVPwN4xvoSZ5/ce5pZb+rZcE4" },

        // crypt(3) of libxcrypt.
        { "Bcrypt", "$2b$05$abcdefghijklmnopqrstuuJbhMFP8wWdP2l1A.ZWGej2rbWTu9nOW" },
        { "Bcrypt", "$2a$04$./ABCDEFGHIJKLMNOPQRSeBWvFpIcNAcwKMLy1i.VozEb6MZ4QBBW" },
        { "Bcrypt", "$2y$06$zyxwvutsrqponmlkjihgfe/SV6CYOs9e2rxPw2Zp8RzC6QD593U3i" },

        // Python's hashlib.
        { "MD5", "2a0e94ce4ad4588ed7f2e604f9243bbb" },
        { "SHA1", "6f504e6da0853605073adc254001885004240c2c" },
        { "SHA256", "01aa21d4b0aa646ac12ff25fbfdf1d5374f6390d886e49f03673e68515261bcc" },
        { "Legacy", Hash("md5", "48d094be5856d0ea4ad7812d74554727") },
        { "Legacy", Hash("sha1", "9394526ee2e0589857c598a4e282b8d521dfefe4") },
        { "Legacy", Hash("sha224", "2c1875099937d5da9f2eae0dd4a9255c52f63f966643e259eac637e0") },
        { "Legacy", Hash("sha256", "5c196e66a508e2c340bce81fdce3764f1c85a3868696ee6d6f002de662531900") },
        { "Legacy", Hash("sha384", "37fe40ea07a34a0fd55553bed88db4863874658b3a80f10b004453715b9f2f52d201a6e7701fccd14198591200f38ad3") },
        {
            "Legacy",
            Hash("sha512", "649282e23cf3bda686f9abcb46e8a7ebdb3db839b58941e4123cdcbdb2645e1ccb175901c0ca3085b2dc2c63e795e1116c874e4a7fa32cd90cfb2a4b252ee936")
        },
        { "Legacy", Hash("sha512-224", "95d9cca157a975c9f24d119649fb9eac032559d6b1ccb6ba44144842") },
        { "Legacy", Hash("sha512-256", "a10d5455138b2af1a2f8ce47a77544a91a64633e055418073a37dd966979df03") },
        { "Legacy", Hash("sha3-224", "49200bc7e54b0031876e76f1b67836d07e6942a68da2009e93183d08") },
        { "Legacy", Hash("sha3-256", "c872b870564d2874a7860b04d54cbc7ff1bcf8dcbe87fd53c4117cc6063fe451") },
        { "Legacy", Hash("sha3-384", "78cfdbe654a12064c792728f4599e52f1545eef44a3fa04287b03d7a5e98dddbe076a4f162e45c7683d3edd82ee8c723") },
        {
            "Legacy",
            Hash("sha3-512", "4a3f1657f42a38f806ad73544f631b686826482825b2f82f9f0218f7122821ce539b6ae79224516db7b3e991c56fcfbd740b414dc4b48cb2e0783ca2ac070038")
        },
        {
            "Legacy",
            Hash("blake2b512", "8a18a271785d522946b9692b33672e9caa035afac04fb56a6e21dbf5b065795eea19419ab0d8640551551ad421409734a76b5effbc75a01e820777215caaf4da")
        },
        { "Legacy", Hash("blake2s256", "e533ba23c7b1ecf247ae9a4cf4753fb93c8707f5d9f0afebc50c908e33bf0ff8") },
        { "Legacy", Hash("ripemd160", "e59894b287bc78cb2c1b4f32fb919855d169e778") },
        { "Legacy", Hash("sm3", "57c44d503d7c2664f45d7dd1fac8aa0df3c9e2888225c5a86836d116c3f9ccfe") },
        { "Legacy", """["pbkdf2", ["an old salt", "1000", "32", "sha256", "@"], "23276f37dd639f77a1a9818fa890765259e9fe60f3e1b67460999fb3605d91ae"]""" },
        { "Legacy", """["pbkdf2Sync", ["hex:80FF00", "1000", "20", "sha1", "@"], "ae070084cf8b9c0f966200f517bd549ad85f8fa1"]""" },
        { "Legacy", """["pbkdf2", ["an old salt", "1000", "64", "sha384", "@"], "f6b970af7814fd72ac4453c546d4865cd00bb803af2aaa0f062fe81c7bea22b54a6c5fcbfcd38c556509762a3dea2214f8a98520d6d78ee5c5269469fbffc839"]""" },
        { "Legacy", """["pbkdf2", ["an old salt", "1000", "64", "sha512", "@"], "f81c8da2efa5954437afcb3ab647bc43db7b99980abc498abc0b406115fdb98404270f7858035aaab6d88818391bcfbbf2fcbc388308f3dac0febbceef4edc55"]""" },

        // scrypt and AES of Node's crypto module; the second in the other alphabet of base64.
        { "Legacy", $"[\"firebase-scrypt\",[\"42xEC+ixf3L2lw==\",\"{SignerKey}\",\"Bw==\",\"8\",\"14\",\"@\"],\"{Result}\"]" },
        { "Legacy", $"[\"firebase-scrypt\",[\"42xEC-ixf3L2lw\",\"{SignerKey}\",\"Bw\",\"8\",\"14\",\"@\"],\"{Result.Replace('+', '-').Replace('/', '_')}\"]" },
        {
            "Legacy",
            $"[\"firebase-scrypt\",[\"c2FsdA==\",\"{SignerKey}\",\"Bw==\",\"3\",\"5\",\"@\"],\"um9UW0+wI3B9al+V/a+92SGUnps+6unQMN94l4v5vVoaagnmFWDu8cNWRiwpZao7MOdf8vtuTBFQLjSI5ovZ/A==\"]"
        },
    };

    private static string Hash(string algorithm, string hex) => $"[\"{algorithm}\",[\"pepper\",\"@\",\"@x\"],\"{hex}\"]";
}
