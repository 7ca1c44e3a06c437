using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Tests.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("66812345678", "66812345678", "660812345678")]
    [InlineData("660812345678", "66812345678", "660812345678")]
    [InlineData("12025550123", "12025550123", "102025550123")]
    [InlineData("15551234567", "15551234567", "105551234567")]
    [InlineData("441134960000", "441134960000", "4401134960000")]
    [InlineData("610412345678", "61412345678", "610412345678")]
    [InlineData("649123456789", "649123456789", "6409123456789")]
    [InlineData("6400618587", "64618587", "640618587")]
    [InlineData("390612345678", "390612345678", "3900612345678")]
    [InlineData("80012345678", "80012345678", "800012345678")]
    public void Reads_numbers_that_can_exist(string text, string digits, string withTrunkZero) =>
        Assert.Equal(new PhoneReading(PhoneStatus.Valid, new PhoneNumber(digits, withTrunkZero)), PhoneNumber.Read(text));

    [Theory]
    [InlineData("", PhoneStatus.Malformed)]
    [InlineData("+66812345678", PhoneStatus.Malformed)]
    [InlineData("66 81 234 5678", PhoneStatus.Malformed)]
    [InlineData("66-812345678", PhoneStatus.Malformed)]
    [InlineData("66812345678\0", PhoneStatus.Malformed)]
    [InlineData("66812345678\n", PhoneStatus.Malformed)]
    [InlineData("６６812345678", PhoneStatus.Malformed)]
    [InlineData("1-800-FLOWERS", PhoneStatus.Malformed)]
    [InlineData("0812345678", PhoneStatus.Invalid)]
    [InlineData("456", PhoneStatus.Invalid)]
    [InlineData("66", PhoneStatus.Invalid)]
    [InlineData("12345678", PhoneStatus.Invalid)]
    [InlineData("8612345", PhoneStatus.Invalid)]
    [InlineData("999123456789", PhoneStatus.Invalid)]
    [InlineData("123456789012345", PhoneStatus.Invalid)]
    [InlineData("6491234567890", PhoneStatus.Invalid)]
    [InlineData("6234307209384230", PhoneStatus.Invalid)]
    [InlineData("12345678901234567890", PhoneStatus.Invalid)]
    public void Refuses_everything_else(string text, object status) => Assert.Equal(new PhoneReading((PhoneStatus)status, null), PhoneNumber.Read(text));

    [Theory]
    [InlineData("66812345678", new[] { "66812345678", "660812345678" })]
    [InlineData("+66 81 234 5678", new[] { "66812345678", "660812345678" })]
    [InlineData(" +66 (0)81-234.5678 ", new[] { "660812345678", "66812345678" })]
    [InlineData("0066812345678", new[] { "66812345678", "660812345678" })]
    [InlineData("0812345678", new[] { "0812345678" })]
    [InlineData("123", new[] { "123" })]
    [InlineData("", new string[0])]
    [InlineData("+", new string[0])]
    [InlineData("00", new string[0])]
    [InlineData("alice", new string[0])]
    [InlineData("alice@example.com", new string[0])]
    [InlineData("66812345678a", new string[0])]
    [InlineData("66812345678\0", new string[0])]
    [InlineData("６６812345678", new string[0])]
    public void Finds_the_stored_forms_of_what_somebody_types(string typed, string[] forms) => Assert.Equal(forms, PhoneNumber.FormsOf(typed));

    [Fact]
    public void Never_throws_and_stores_one_form_only()
    {
        var digits = Gen.Choose(0, 9).ArrayOf().Select(all => string.Concat(all));
        Prop.ForAll(Gen.OneOf(digits, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary(), text =>
        {
            var reading = PhoneNumber.Read(text);
            PhoneNumber.FormsOf(text);
            return reading.Number is not { } number
                || (number.Digits.Length <= 15 && number.WithTrunkZero.Length <= 16 && PhoneNumber.Read(number.Digits).Number == number);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }
}
