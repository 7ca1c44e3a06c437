using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.People.ProfileFields;

/// <summary>What is wrong with an answer to a profile field.</summary>
internal enum ProfileFieldMistake
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Not a value of the field's type.</summary>
    WrongType,

    /// <summary>Fewer characters than <see cref="ProfileFieldProblem.Limit"/>.</summary>
    TooShort,

    /// <summary>More characters.</summary>
    TooLong,

    /// <summary>A smaller number.</summary>
    TooSmall,

    /// <summary>A greater number.</summary>
    TooLarge,

    /// <summary>No day, or not in the field's form.</summary>
    NotADate,

    /// <summary>None of the options.</summary>
    NotAnOption,

    /// <summary>No http or https address.</summary>
    NotAUrl,

    /// <summary>Does not match the pattern.</summary>
    NotInFormat,

    /// <summary>Nobody asked for it.</summary>
    Unknown,
}

/// <summary>What is wrong with an answer, and where.</summary>
/// <param name="Field">The field.</param>
/// <param name="Mistake">What.</param>
/// <param name="Part">The part of a name or an address; null for a whole field.</param>
/// <param name="Limit">The limit that it breaks; null when there is none.</param>
internal sealed record ProfileFieldProblem(string Field, ProfileFieldMistake Mistake, string? Part = null, double? Limit = null)
{
    /// <summary>400 <c>guard.invalid_input</c> that names the member below <c>values</c>.</summary>
    public ApiError ToError()
    {
        var path = new SchemaPath(new SchemaPath(null, "values"), Field);
        return ApiErrors.InvalidInput("body", [new SchemaIssue("custom", Part is null ? path : new SchemaPath(path, Part), Describe())]);
    }

    private string Describe() => Mistake switch
    {
        ProfileFieldMistake.Missing => "Required.",
        ProfileFieldMistake.TooShort => $"The text must have at least {Limit} characters.",
        ProfileFieldMistake.TooLong => $"The text must have at most {Limit} characters.",
        ProfileFieldMistake.TooSmall => $"The number must be at least {Limit}.",
        ProfileFieldMistake.TooLarge => $"The number must be at most {Limit}.",
        ProfileFieldMistake.NotADate => "The value is not a day in the form of the field.",
        ProfileFieldMistake.NotAnOption => "The value is none of the options.",
        ProfileFieldMistake.NotAUrl => "The value is not an http or https address.",
        ProfileFieldMistake.NotInFormat => "The text does not have the required form.",
        ProfileFieldMistake.Unknown => "There is no such field.",
        _ => "The value has the wrong type.",
    };
}
