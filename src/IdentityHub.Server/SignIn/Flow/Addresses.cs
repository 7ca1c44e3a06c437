using IdentityHub.Server.Experience;
using PhoneNumbers;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>Addresses as people read them.</summary>
internal static class Addresses
{
    // Marks of Unicode that keep a number or an address in one piece within text that runs from right to left (UAX 9).
    private const string Isolate = "\u2068";
    private const string EndOfIsolate = "\u2069";

    /// <summary>An address as it is: of somebody who typed it themselves.</summary>
    public static string Show(Identifier address) => Isolated(address.Type == IdentifierType.Phone ? Format(address.Value) : address.Value);

    /// <summary>A piece of text that stays in one piece.</summary>
    public static string Isolated(string text) => Isolate + text + EndOfIsolate;

    /// <summary>Enough of an address for its owner to know which it is: <c>a•••e@example.com</c>, <c>•••• 5678</c>.</summary>
    public static string Mask(Identifier address)
    {
        if (address.Type == IdentifierType.Phone)
        {
            return Isolated("•••• " + address.Value[Math.Max(0, address.Value.Length - 4)..]);
        }

        var at = address.Value.LastIndexOf('@');
        var name = address.Value[..Math.Max(at, 0)];
        return Isolated((name.Length > 2 ? $"{name[0]}•••{name[^1]}" : "•••") + address.Value[Math.Max(at, 0)..]);
    }

    private static string Format(string digits)
    {
        var util = PhoneNumberUtil.GetInstance();
        try
        {
            return util.Format(util.Parse("+" + digits.TrimStart('+'), null), PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return "+" + digits;
        }
    }
}
