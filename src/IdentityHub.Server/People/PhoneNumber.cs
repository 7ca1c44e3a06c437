using System.Globalization;
using Library = PhoneNumbers;

namespace IdentityHub.Server.People;

/// <summary>What became of reading a phone number.</summary>
internal enum PhoneStatus
{
    /// <summary>A number that can exist.</summary>
    Valid,

    /// <summary>Something else than digits.</summary>
    Malformed,

    /// <summary>Digits that are no number of any country: <c>user.invalid_phone</c> in the Management API.</summary>
    Invalid,
}

/// <summary>The outcome of <see cref="PhoneNumber.Read"/>.</summary>
/// <param name="Status">Whether there is a number, and why not.</param>
/// <param name="Number">Set exactly when the status is <see cref="PhoneStatus.Valid"/>.</param>
internal readonly record struct PhoneReading(PhoneStatus Status, PhoneNumber? Number);

/// <summary>
/// A phone number. Whether a number can exist is decided by country code and length, not by which blocks are assigned: those change from month
/// to month, and who imports people must not be refused a number that was given out last week.
/// </summary>
/// <param name="Digits">How it is stored: country code and national number, without <c>+</c> (ITU-T E.164).</param>
/// <param name="WithTrunkZero">
/// A common way to write it that no exchange would accept, with the 0 that is dialled within the country: <c>660812345678</c> for <c>66812345678</c>.
/// </param>
internal sealed record PhoneNumber(string Digits, string WithTrunkZero)
{
    // Of E.164, where some countries allow themselves more.
    private const int MaximumDigits = 15;

    // The library's descriptions of countries are read when the first number of each is.
    private static readonly Lazy<Library.PhoneNumberUtil> Numbers = new(Library.PhoneNumberUtil.GetInstance);

    /// <summary>Reads a number as programs give it: digits and nothing else. Never throws.</summary>
    public static PhoneReading Read(string text)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
        {
            return new(PhoneStatus.Malformed, null);
        }

        return text.Length <= MaximumDigits + 1 && Find(text) is { Digits.Length: <= MaximumDigits } number ? new(PhoneStatus.Valid, number) : new(PhoneStatus.Invalid, null);
    }

    /// <summary>
    /// The stored forms that a number as people type it may have, the likeliest first: <c>+66 (0)81-234 5678</c>. Never throws.
    /// </summary>
    /// <returns>Nothing for text that is not written like a phone number, such as a username or an e-mail address.</returns>
    public static IReadOnlyList<string> FormsOf(string typed)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > 2 * MaximumDigits || !text.All(static character => char.IsAsciiDigit(character) || character is '+' or ' ' or '-' or '.' or '(' or ')' or '/'))
        {
            return [];
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));

        // No country code begins with 0; in most countries 00 is what "+" stands for.
        digits = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        return (digits, Read(digits).Number) switch
        {
            ("", _) => [],
            (_, null) => [digits],
            (_, { } number) when digits == number.WithTrunkZero => [number.WithTrunkZero, number.Digits],
            (_, { } number) => [number.Digits, number.WithTrunkZero],
        };
    }

    /// <summary>Numbers do not belong into logs.</summary>
    public override string ToString() => "phone number";

    private static PhoneNumber? Find(string digits)
    {
        try
        {
            var number = Numbers.Value.Parse("+" + digits, null);
            if (Numbers.Value.IsPossibleNumberWithReason(number) != Library.PhoneNumberUtil.ValidationResult.IS_POSSIBLE)
            {
                return null;
            }

            var country = number.CountryCode.ToString(CultureInfo.InvariantCulture);
            var national = Numbers.Value.GetNationalSignificantNumber(number);

            // Of several zeros the library takes away one; what is stored must read as itself.
            return country + national == digits ? new PhoneNumber(digits, country + "0" + national) : Find(country + national);
        }
        catch (Library.NumberParseException)
        {
            return null;
        }
    }
}
