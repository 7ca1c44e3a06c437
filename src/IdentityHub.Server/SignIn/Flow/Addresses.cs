using IdentityHub.Server.Experience;
using IdentityHub.Server.SignIn.Texts;
using PhoneNumbers;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>Addresses as people read them.</summary>
internal static class Addresses
{
    /// <summary>An address as it is: of somebody who typed it themselves.</summary>
    public static string Show(Identifier address) => Isolation.Isolated(address.Type == IdentifierType.Phone ? Format(address.Value) : address.Value);

    /// <summary>Enough of an address for its owner to know which it is: <c>a•••e@example.com</c>, <c>•••• 5678</c>.</summary>
    public static string Mask(Identifier address)
    {
        if (address.Type == IdentifierType.Phone)
        {
            return Isolation.Isolated("•••• " + address.Value[Math.Max(0, address.Value.Length - 4)..]);
        }

        var at = address.Value.LastIndexOf('@');
        var name = address.Value[..Math.Max(at, 0)];
        return Isolation.Isolated((name.Length > 2 ? $"{name[0]}•••{name[^1]}" : "•••") + address.Value[Math.Max(at, 0)..]);
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
