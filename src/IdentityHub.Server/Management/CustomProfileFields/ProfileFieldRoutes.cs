using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Management.CustomProfileFields;

/// <summary>Facts about people that the hub can ask for.</summary>
internal static class ProfileFieldRoutes
{
    private static readonly ApiError[] Checks =
    [
        ProfileFieldErrors.InvalidMinMax, ProfileFieldErrors.InvalidDefault, ProfileFieldErrors.InvalidOptions, ProfileFieldErrors.InvalidPattern,
        ProfileFieldErrors.InvalidAddress, ProfileFieldErrors.InvalidFullname, ProfileFieldErrors.InvalidPart,
    ];

    private static readonly ApiError[] NameChecks =
    [
        ProfileFieldErrors.NameRequired, ProfileFieldErrors.InvalidName, ProfileFieldErrors.SignInIdentifier, ProfileFieldErrors.BuiltIn,
        ProfileFieldErrors.CustomData, ProfileFieldErrors.NameExists,
    ];

    /// <summary>Maps the operations.</summary>
    public static void MapCustomProfileFields(this ApiRoutes api)
    {
        const string Path = "/custom-profile-fields";
        api.List<ProfileFieldAnswer>(Path, "ListCustomProfileFields", "Lists profile fields in their order.", Paging.None, ProfileFieldOperations.ListAsync);
        api.Post<CreateProfileField, ProfileFieldAnswer>(Path, "CreateCustomProfileField", "Creates a profile field.", ProfileFieldOperations.CreateAsync)
            .Fails([.. NameChecks, .. Checks]);
        api.Post<CreateProfileFields, List<ProfileFieldAnswer>>(
                Path + "/batch", "CreateCustomProfileFieldsBatch", "Creates up to 20 profile fields, or none.", ProfileFieldOperations.CreateManyAsync)
            .Fails([.. NameChecks, .. Checks]);
        api.Post<OrderProfileFields, List<ProfileFieldAnswer>>(
                Path + "/properties/sie-order", "UpdateCustomProfileFieldsSieOrder", "Puts profile fields in another order.", ProfileFieldOperations.OrderAsync)
            .Returns(200)
            .Fails(ProfileFieldErrors.NotExist([]), ProfileFieldErrors.ConflictedOrder);
        const string One = Path + "/{name}";
        api.Get<ProfileFieldAnswer>(One, "GetCustomProfileFieldByName", "Reads a profile field.", ProfileFieldOperations.GetAsync).Fails(ApiErrors.NotFound);
        api.Put<ReplaceProfileField, ProfileFieldAnswer>(One, "UpdateCustomProfileFieldByName", "Replaces a profile field.", ProfileFieldOperations.ReplaceAsync)
            .Fails([ApiErrors.NotExists, .. Checks]);
        api.Delete(One, "DeleteCustomProfileFieldByName", "Deletes a profile field; what people answered stays.", ProfileFieldOperations.DeleteAsync)
            .Fails(ApiErrors.NotFound);
    }
}
